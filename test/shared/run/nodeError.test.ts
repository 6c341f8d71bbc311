import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { Failure } from '../../../nodes/shared/basis/failure';
import { nodeError } from '../../../nodes/shared/run/nodeError';
import { someNode } from '../parameters/evaluate';

/** Every text in an error, wherever it lies. */
function textsIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => textsIn((value as Record<string, unknown>)[name], seen))
		.join('\n');
}

describe('the error of an item', () => {
	it('names the item and keeps what was said', () => {
		const error = nodeError(
			someNode,
			new Failure({ message: 'Could not list customers: Nej', description: 'Check the number.' }),
			7,
		);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('Could not list customers: Nej [item 7]');
		expect(error.description).toBe('Check the number.');
		expect(error.context).toMatchObject({ itemIndex: 7, mayExist: false });
		expect(error.node).toBe(someNode);
	});

	it('names no item where none is to blame', () => {
		const error = nodeError(someNode, new Failure({ message: 'The Base URL is empty' }));
		expect(error.message).toBe('The Base URL is empty');
		expect(error.context.itemIndex).toBeUndefined();
	});

	it.each([301, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504])(
		'with the status %i carries it, and n8n’s own words do not take the place of ours',
		(httpStatus) => {
			const error = nodeError(
				someNode,
				new Failure({ message: 'GKS said Bad Gateway', description: 'Own words', httpStatus }),
				0,
			);
			expect(error).toBeInstanceOf(NodeApiError);
			expect((error as NodeApiError).httpCode).toBe(String(httpStatus));
			expect(error.message).toBe('GKS said Bad Gateway [item 0]');
			expect(error.description).toBe('Own words');
			expect(error.context.itemIndex).toBe(0);
		},
	);

	it.each(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT', 'EACCES', 'getaddrinfo', '404'])(
		'keeps a message that holds %s, which n8n would replace',
		(code) => {
			for (const status of [{}, { httpStatus: 500 }]) {
				const message = `The alias "${code}" is taken`;
				const error = nodeError(someNode, new Failure({ message, ...status }), 1);
				expect(error.message).toBe(`${message} [item 1]`);
				expect(error.messages).toEqual([]);
				expect(nodeError(someNode, new Failure({ message, ...status })).message).toBe(message);
			}
		},
	);

	it('says for the workflow that follows that something may exist', () => {
		const error = nodeError(someNode, new Failure({ message: 'Maybe', mayExist: true }), 0);
		expect(error.context.mayExist).toBe(true);
	});

	it('keeps the words of any other error', () => {
		expect(nodeError(someNode, new TypeError('No such operation')).message).toBe(
			'No such operation',
		);
		expect(nodeError(someNode, 'a text', 2).message).toBe('a text [item 2]');
		const theirs = new NodeOperationError(someNode, 'Bad expression', { description: 'Line 3' });
		const ours = nodeError(someNode, theirs, 2);
		expect(ours.message).toBe('Bad expression [item 2]');
		expect(ours.description).toBe('Line 3');
		expect(ours.context.itemIndex).toBe(2);
	});

	it('shows an API’s words as they are, although n8n takes a description for HTML', () => {
		const failure = new Failure({ message: 'Refused', description: '<b>Nej</b>\nFel kund' });
		expect(nodeError(someNode, failure).description).toBe('&lt;b>Nej&lt;/b><br>Fel kund');
	});

	it('shows one problem a line: the first in its message, which the panel has one line for', () => {
		const failure = new Failure({ message: '2 problems\nOne\nTwo', description: 'Mend them' });
		const error = nodeError(someNode, failure, 3);
		expect(error.message).toBe('2 problems [item 3]');
		expect(error.description).toBe('One<br>Two<br>Mend them');
	});

	it('hands no cause on, which would hold the key or the token', () => {
		const request = { headers: { 'X-Auth-Key': 'hemlig-nyckel', Authorization: 'Bearer hemlig' } };
		const cause = Object.assign(new Error('client'), { config: request, request });
		const causes = [
			new Error('outer', { cause }),
			Object.assign(new Failure({ message: 'refused', httpStatus: 401 }), { cause }),
			new NodeApiError(someNode, { message: 'theirs', request } as never),
			new NodeOperationError(someNode, cause),
		];
		for (const error of causes) {
			expect(textsIn(nodeError(someNode, error, 0))).not.toContain('hemlig');
		}
	});
});

describe('the error that stops an execution', () => {
	const failure = new Failure({ message: 'Refused', description: 'Own words', httpStatus: 400 });

	function numbered(length: number) {
		return Array.from({ length }, (_, item) => ({ item, number: `K${item}` }));
	}

	it('lists what was created before it and what else failed', () => {
		const error = nodeError(someNode, failure, 4, {
			created: [
				{ item: 0, number: 'K1' },
				{ item: 2, number: 'K7' },
			],
			failed: [{ item: 5, message: 'Refused as well', mayExist: false }],
		});
		expect(error.description).toBe(
			[
				'Own words',
				'Already created (2), do not send these items again:',
				'item 0: K1',
				'item 2: K7',
				'Other items with problems (1):',
				'item 5: Refused as well',
			].join('<br>'),
		);
	});

	it('names the items together to which the same happened', () => {
		const failed = [1, 2, 3, 5, 7, 8].map((item) => ({
			item,
			message: item === 5 ? 'Refused' : 'Not found',
			mayExist: false,
		}));
		const { description } = nodeError(someNode, failure, 0, { created: [], failed });
		expect(String(description).split('<br>').slice(1)).toEqual([
			'Other items with problems (6):',
			'items 1 to 3, 7 to 8: Not found',
			'item 5: Refused',
		]);
	});

	it('says nothing of others where there are none', () => {
		const error = nodeError(someNode, failure, 0, { created: [], failed: [] });
		expect(error.description).toBe('Own words');
		expect(error.context).toMatchObject({ created: [], failed: [] });
	});

	it('lists up to 50 in its text, and all of them in its context', () => {
		const fifty = nodeError(someNode, failure, 0, { created: numbered(50), failed: [] });
		expect(fifty.description).toContain('item 49: K49');
		expect(fifty.description).not.toContain('more');

		const many = nodeError(someNode, failure, 0, { created: numbered(2000), failed: [] });
		expect(many.description).toContain('Already created (2000)');
		expect(many.description).toContain('item 49: K49<br>and 1950 more');
		expect(many.description).not.toContain('item 50:');
		expect(many.context.created).toEqual(numbered(2000));
	});
});
