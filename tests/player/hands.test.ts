import { expect, test } from 'vitest';
import { handsFrom, mostHands, parseRoadHash, roadHash } from '../../src/lib/player/case/hands.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';

const { modules } = await readLibrary('quizzes');
const one = modules.flatMap(({ cases }) => cases)[0];
if (!one) throw new Error('There is no case.');
const road = one.points.slice(0, 2).map(({ options }) => options[0]?.id ?? '');

test('the option with the most hands is proposed; nothing is, where two have as many', () => {
	expect(mostHands([3, 7, 2])).toBe(1);
	expect(mostHands([7, 7, 2])).toBeNull();
	expect(mostHands([0, 0, 0])).toBeNull();
	expect(mostHands([0, 0, 1])).toBe(2);
	expect(mostHands([])).toBeNull();
});

test('hands are whole numbers, whatever was typed', () => {
	expect(['12', ' 7 ', '0', '999'].map(handsFrom)).toEqual([12, 7, 0, 999]);
	expect(['', '-3', '1e3', '3.5', '1000', 'many', '０'].map(handsFrom)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('the road of a class comes back out of its address', () => {
	const there = {
		road,
		isOn: true,
		votes: [
			[3, 7, 2],
			[0, 12, 11],
		],
	};
	expect(parseRoadHash(one, roadHash(there))).toEqual(there);
	expect(roadHash({ road: [], isOn: false, votes: [] })).toBe('');
});

test.each(['#road=<b>&hands=1', '#road=nowhere', '#%%%', '#hands=9-9-9', `#road=${'a.'.repeat(9_000)}`, ''])(
	'an address such as %j begins at the beginning',
	(hash) => {
		expect(parseRoadHash(one, hash)).toMatchObject({ road: [], votes: [] });
	},
);
