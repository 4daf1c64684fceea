import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered, PIECE } from '../../../src/lib/server/exports/pieces.ts';

const sizes = fc.array(
	fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 1)),
	{ maxLength: 12 },
);

test('whatever is put in comes out once, in its order, whenever it is taken', () => {
	fc.assert(
		fc.property(sizes, fc.infiniteStream(fc.boolean()), (all, isTaken) => {
			const pieces = gathered();
			const put: Uint8Array[] = [];
			const found: Uint8Array[] = [];
			for (const [at, size] of all.entries()) {
				const part = Buffer.alloc(size, 97 + at);
				if (at % 2) pieces.put(part);
				else pieces.putAscii(part.toString());
				put.push(part);
				if (isTaken.next().value) found.push(...pieces.full());
			}
			found.push(...pieces.rest());
			expect(Buffer.concat(found).equals(Buffer.concat(put))).toBe(true);
			expect(found.every(({ length }) => length > 0)).toBe(true);
			expect(pieces.rest()).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});

test('a piece that was taken is not written to again', () => {
	const pieces = gathered();
	pieces.putAscii('first');
	const [first] = pieces.rest();
	pieces.putAscii('other');
	pieces.rest();
	expect(Buffer.from(first ?? []).toString()).toBe('first');
});
