import { describe, expect, test } from 'vitest';
import { certaintyMarks, understanding, type Certainty } from '../../src/lib/quiz/certainty.ts';

const LEVELS: readonly Certainty[] = [1, 2, 3];

describe('marks, as Moodle gives them', () => {
	test.each([
		[1, 1, 1],
		[1, 2, 2],
		[1, 3, 3],
		[0, 1, 0],
		[0, 2, -2],
		[0, 3, -6],
		[1 / 2, 1, 0.5],
		[1 / 2, 2, 1],
		[1 / 2, 3, 1.5],
	] as const)('earned %d at certainty %d: %d', (earned, certainty, marks) => {
		expect(certaintyMarks(earned, certainty)).toBe(marks);
	});

	test('to say how sure you are pays off: guesses are best marked 1, what is known best marked 3', () => {
		const expected = (chance: number) =>
			LEVELS.map((level) => chance * certaintyMarks(1, level) + (1 - chance) * certaintyMarks(0, level));
		const best = (chance: number) => LEVELS[expected(chance).indexOf(Math.max(...expected(chance)))];
		expect([0.5, 0.6, 0.7, 0.75, 0.85, 0.95].map(best)).toEqual([1, 1, 2, 2, 3, 3]);
	});
});

describe('understanding', () => {
	test.each([
		[1, 1, 'lucky'],
		[1, 2, 'known'],
		[1, 3, 'known'],
		[0, 1, 'unsure'],
		[0, 2, 'misread'],
		[0, 3, 'confidently-wrong'],
		[1 / 2, 1, 'unsure'],
		[1 / 2, 2, 'misread'],
		[1 / 6, 3, 'misread'],
		[5 / 6, 3, 'misread'],
	] as const)('earned %d at certainty %d: %s', (earned, certainty, word) => {
		expect(understanding(earned, certainty)).toBe(word);
	});
});
