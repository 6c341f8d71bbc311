export interface FailureFacts {
	/** What happened, in one sentence; where several things are wrong, each on a line below it. */
	message: string;
	/** The API's own words and how to mend it. */
	description?: string | undefined;
	/** The status that the API answered with, where it answered. */
	httpStatus?: number | undefined;
	/** What was to be created may exist all the same: it must not be sent again unchecked. */
	mayExist?: boolean;
	/** Nothing was asked of the API, because another item had failed before. */
	notStarted?: boolean;
}

/** Why an item or a request failed. It knows no type of n8n's: the shell makes n8n's errors of it. */
export class Failure extends Error {
	readonly description: string | undefined;
	readonly httpStatus: number | undefined;
	readonly mayExist: boolean;
	readonly notStarted: boolean;

	constructor(facts: FailureFacts) {
		super(facts.message);
		this.name = 'Failure';
		this.description = facts.description;
		this.httpStatus = facts.httpStatus;
		this.mayExist = facts.mayExist ?? false;
		this.notStarted = facts.notStarted ?? false;
	}

	/** Both of two failures, told at once, mended as the other says. */
	and(other: Failure): Failure {
		return new Failure({ ...other, message: `${this.message}\n${other.message}` });
	}

	/** The same, with more to say about it. */
	adding(line: string): Failure {
		const description = [this.description, line].filter(Boolean).join('\n');
		return new Failure({ ...this, message: this.message, description });
	}
}

/** What a promise gave, or the failure that it ended in; any other error goes on. */
export async function settled<Result>(promise: Promise<Result>): Promise<Result | Failure> {
	return await promise.catch((error: unknown) => {
		if (error instanceof Failure) return error;
		throw error;
	});
}

/** What is wrong, a problem a line: one stands by itself, several below what they have in common. */
export function lined(inCommon: string, problems: string[]): string {
	return problems.length === 1 ? problems[0]! : [inCommon, ...problems].join('\n');
}
