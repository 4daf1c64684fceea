import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpeed, SPEEDS } from '../../src/lib/learner/aloud/speed.ts';

const TABLE: readonly (readonly [string | null, number])[] = [
	[null, 1],
	['', 1],
	['null', 1],
	['1.25', 1],
	['{"version":1,"speed":1.25}', 1.25],
	['{"version":1,"speed":0.75}', 0.75],
	['{"version":1,"speed":"1.25"}', 1],
	['{"version":1,"speed":17}', 1],
	['{"version":1,"speed":-1}', 1],
	['{"version":2,"speed":1.25}', 1],
	['{"version":1}', 1],
	['[1.25]', 1],
	['{"version":1,"speed":1.25', 1],
];

for (const [stored, speed] of TABLE) {
	test(`${stored ?? 'nothing'} stored → ${speed}`, () => expect(parseSpeed(stored)).toBe(speed));
}

test('whatever is stored, the speed is one that is offered', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => SPEEDS.includes(parseSpeed(text))));
});

test('speeds go from three quarters to one and a half', () => {
	expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([0.75, 1.5]);
	expect(SPEEDS).toEqual(SPEEDS.toSorted((a, b) => a - b));
});
