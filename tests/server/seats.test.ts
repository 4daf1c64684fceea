import { expect, test } from 'vitest';
import { makeMeter, makeSeats } from '../../src/lib/server/seats.ts';

test('seats: each so many, all together so many; given back once, however often it is said', () => {
	const takeSeat = makeSeats(2, 3);
	const first = takeSeat('a');
	expect(takeSeat('a')).not.toBeNull();
	expect(takeSeat('a')).toBeNull();
	expect(takeSeat('b')).not.toBeNull();
	expect(takeSeat('c')).toBeNull();
	first?.();
	first?.();
	expect(takeSeat('c')).not.toBeNull();
	expect(takeSeat('d')).toBeNull();
});

test('a meter lets so many through in its time, says how long it takes, and forgets the oldest', () => {
	const meter = makeMeter(2, 1_000, 2);
	expect([meter('a', 0), meter('a', 100), meter('a', 200), meter('b', 200)]).toEqual([0, 0, 800, 0]);
	expect(meter('a', 1_000)).toBe(0);
	expect(meter('c', 1_001)).toBe(0);
	expect(meter('a', 1_002)).toBe(0);
	expect(meter('a', 1_003)).toBe(997);
});
