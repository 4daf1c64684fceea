import { expect, test } from 'vitest';
import { compare, type Made, type Stored } from './compare.ts';

const made = (sequence: number, id = `event ${sequence}`): Made => ({
	id,
	device: 'phone',
	sequence,
	event: { type: 'responded', at: sequence },
});
const stored = (sequence: number, change: Partial<Stored> = {}): Stored => ({
	id: `event ${sequence}`,
	attempt_id: 'one',
	device: 'phone',
	sequence,
	body: JSON.stringify({ type: 'responded', at: sequence, item: 'who', response: ['them'] }),
	...change,
});

test('what was acknowledged and is stored is neither lost nor there twice', () => {
	expect(compare([made(1), made(2)], [stored(2), stored(1)])).toEqual({ lost: [], twice: [] });
});

test.each([
	['is not there', [stored(2)], { lost: ['event 1'], twice: [] }],
	['was given at another time', [stored(1, { body: stored(2).body }), stored(2)], ['event 1']],
	['has another number', [stored(1, { sequence: 7 }), stored(2)], ['event 1']],
])('an acknowledged event that %s is lost', (_, rows, found) => {
	const result = compare([made(1), made(2)], rows);
	expect(result.lost).toEqual('lost' in found ? found.lost : found);
});

test.each([
	['under another id', stored(1, { id: 'again' }), ['again']],
	['under another number', stored(1, { id: 'again', sequence: 3 }), ['again']],
	['in a second attempt', stored(1, { id: 'again', attempt_id: 'two' }), ['again', 'phone']],
])('an event that was stored once more %s is found', (_, copy, twice) => {
	expect(compare([made(1), made(2)], [stored(1), stored(2), copy])).toEqual({ lost: [], twice });
});
