import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../../src/lib/content/read-library.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { paperItem } from '../../../src/lib/server/taking/paper.ts';
import { restsOn } from '../../../src/lib/quiz/rests-on.ts';
import type { Released } from '../../../src/lib/rules/release.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const { modules } = await readLibrary('quizzes');
const quizzes = modules.flatMap((module) => module.quizzes);
const items = quizzes.flatMap((quiz) =>
	quiz.items.map((item) => ({ quiz, item, id: `${quiz.id} ${item.id}` })),
);

const NOTHING: Released = { score: false, responses: true, feedback: false, keys: false };
const FEEDBACK: Released = { score: true, responses: true, feedback: true, keys: false };
const ALL: Released = { score: true, responses: true, feedback: true, keys: true };

/** In one’s own words nothing is right by itself. */
const right = (item: Item) => ({
	response: item.kind === 'open' ? ['text=Own words.'] : correctResponse(gradingKey(item)),
	certainty: null,
});
const nothing = { response: [], certainty: null };

describe.each(items)('$id', ({ quiz, item }) => {
	test('before release holds what was given and neither mark, key, rationale nor citation', () => {
		const paper = paperItem(item, right(item), NOTHING);
		expect(paper).toMatchObject({ verdict: null, earned: '', why: [] });
		for (const line of paper.lines) expect(line).toMatchObject({ mark: null, key: '', why: [] });
		expect(paper.lines.some(({ chosen }) => chosen)).toBe(true);
	});
	test('does not say the key to whom the key is not released, whatever was given', () => {
		for (const given of [nothing, right(item)]) {
			const paper = paperItem(item, given, FEEDBACK);
			expect(paper.lines.filter(({ mark, key }) => mark === 'missed' || key !== '')).toEqual([]);
			expect(paper.lines.filter(({ chosen, why }) => !chosen && why.length > 0)).toEqual([]);
			expect(paper.why).toEqual([]);
		}
	});
	test('with everything released explains all of it', () => {
		const paper = paperItem(item, right(item), ALL);
		expect(paper).toMatchObject({ verdict: item.kind === 'open' ? 'unmarked' : 'right', earned: '' });
		const told = [...paper.why, ...paper.lines.flatMap(({ why }) => why)].flatMap(
			({ citations }) => citations,
		);
		expect(told.length > 0).toBe(restsOn(quiz, item).length > 0);
		expect(paperItem(item, nothing, ALL)).toMatchObject({ verdict: 'unanswered', earned: '' });
	});
	test('shows no id', () => {
		const names = Object.keys(paperItem(item, right(item), ALL).lines[0] ?? {});
		expect(names.sort()).toEqual(['chosen', 'given', 'key', 'mark', 'text', 'why']);
	});
});
