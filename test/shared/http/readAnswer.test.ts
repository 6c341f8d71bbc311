import fc from 'fast-check';
import { z } from 'zod';
import { readAnswer } from '../../../nodes/shared/http/readAnswer';

const packages = z.array(z.object({ id: z.number(), name: z.string() }));

function problemOf(body: string, shape: z.ZodTypeAny = packages): string {
	const reading = readAnswer(body, shape);
	if ('problem' in reading) return reading.problem;
	throw new Error(`${body} was accepted`);
}

describe('the body of a successful answer', () => {
	it('is given as the API has it', () => {
		expect(readAnswer(' [{"id":1,"name":"Växel"}]\n', packages)).toEqual({
			answer: [{ id: 1, name: 'Växel' }],
		});
	});

	it.each(['', ' ', '\r\n'])('may be empty (%j) where nothing is expected', (body) => {
		expect(readAnswer(body, z.unknown())).toEqual({ answer: undefined });
		expect(readAnswer(body, z.object({}).optional())).toEqual({ answer: undefined });
	});

	it('that is empty although something is expected is said to be empty', () => {
		expect(problemOf('')).toBe('It is empty.');
	});

	it('that is a page is named with its title', () => {
		expect(problemOf('<!doctype html><title>Log in</title>')).toBe(
			'It is not JSON but an HTML page titled "Log in"',
		);
	});

	it('that is other text is shown', () => {
		expect(problemOf('OK')).toBe('It is not JSON but OK');
		expect(problemOf('[{"id":1,')).toBe('It is not JSON but [{"id":1,');
	});

	it('of the wrong shape is told with the place of each fault and how it begins', () => {
		const problem = problemOf('[{"id":1,"name":"A"},{"id":"2","name":"B"},{"id":3}]');
		expect(problem).toMatch(/^1\.id: .+; 2\.name: .+\. It begins: \[\{"id":1,"name":"A"\}/);
	});

	it('that is wrong as a whole is told so', () => {
		expect(problemOf('{"id":1}')).toMatch(/^the whole: .+\. It begins: \{"id":1\}$/);
	});

	it('with very many faults is told with the first of them only, in few words', () => {
		const problem = problemOf(JSON.stringify(Array.from({ length: 10_000 }, () => ({ id: 'x' }))));
		expect(problem).toContain('0.id');
		expect(problem).not.toContain('9.id');
		expect(problem.length).toBeLessThan(1000);
	});

	it('never makes reading it fail', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) => {
				expect(Object.keys(readAnswer(body, packages))).toHaveLength(1);
				expect(Object.keys(readAnswer(body, z.unknown()))).toHaveLength(1);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is given as it was sent, whatever JSON it is, where its shape is left open', () => {
		fc.assert(
			fc.property(fc.json(), (body) => {
				expect(readAnswer(body, z.unknown())).toEqual({ answer: JSON.parse(body) as unknown });
			}),
		);
	});
});
