import { Failure } from '../../nodes/shared/basis/failure';

/** The failure that work ends in. */
export function failureOf(work: () => unknown): Failure {
	let thrown: unknown;
	try {
		work();
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(Failure);
	return thrown as Failure;
}
