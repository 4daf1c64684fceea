import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { withNewIds } from '../../src/lib/device/as-now.ts';
import { parseExport } from '../../src/lib/device/parse-export.ts';
import { stepsOf } from '../../src/lib/device/steps-of.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';
import { byPart } from '../../src/lib/learner/by-part.ts';
import { firstResponse } from '../../src/lib/player/practice/first-response.ts';
import type { Outline } from '../../src/lib/learner/progress/outline.ts';
import { progress } from '../../src/lib/learner/progress/progress.ts';
import { present } from '../../src/lib/learner/review/count-due.ts';
import { localDays } from '../../src/lib/device/days.ts';
import { schedule } from '../../src/lib/learner/review/schedule.ts';
import { replayKnown } from '../../src/lib/player/practice/replay-known.ts';
import { replay } from '../../src/lib/quiz/attempt.ts';
import type { Moved } from '../../src/lib/quiz/moved.ts';

/** A log of an earlier version, whose items have had other ids since. One has gone over to another quiz. */
const MODULE = 'gaza-stabilisation-force';
const MOVED: Moved = {
	'which-kind/two-questions': 'which-kind/what-to-ask-first',
	'which-kind/sort-by-word': 'three-principles/word-by-word',
};
const parsed = parseExport(await readFile('tests/fixtures/device/export-1.json', 'utf8'));
const written = parsed.status === 'parsed' ? parsed.events : [];
const read = written.map((event) => withNewIds(event, MOVED));
const NOW = Date.UTC(2026, 8, 20);

const outline = (which: readonly string[], others: readonly string[]): Outline => ({
	id: MODULE,
	title: MODULE,
	readings: [],
	cases: [],
	path: [],
	objectives: ['o'],
	quizzes: Object.entries({ 'which-kind': which, 'three-principles': others }).map(([id, items]) => ({
		id,
		title: id,
		items: items.map((item) => ({ id: item, objective: 'o' })),
	})),
});
const BEFORE = outline(['two-questions', 'sort-by-word', 'rising-coercion', 'fill-in-the-line'], []);
const AFTER = outline(['what-to-ask-first', 'rising-coercion', 'fill-in-the-line'], ['word-by-word']);

const cards = (events: readonly StudyEvent[], now: Outline) =>
	present(schedule(events, NOW, 0.9, localDays), new Map([[MODULE, now]])).map(
		({ item, due, stability, reps, passageFirst }) => ({ item, due, stability, reps, passageFirst }),
	);

describe('a log under older ids', () => {
	test('keeps every review, when it is due and how well it is known', () => {
		const names: Readonly<Record<string, string>> = {
			'two-questions': 'what-to-ask-first',
			'sort-by-word': 'word-by-word',
		};
		const before = cards(written, BEFORE);
		expect(before.map(({ item }) => item)).toContain('two-questions');
		expect(cards(read, AFTER)).toEqual(
			before.map((card) => ({ ...card, item: names[card.item] ?? card.item })),
		);
		expect(cards(written, AFTER).length).toBeLessThan(before.length);
	});

	test('keeps its progress', () => {
		const [was, is] = [progress(BEFORE, written), progress(AFTER, read)];
		expect(is.quizzes[0]?.best).toEqual(was.quizzes[0]?.best);
		expect(is.objectives).toEqual(was.objectives);
	});

	test('goes on where it was left, with what was answered and flagged', () => {
		const steps = stepsOf(read.filter((event) => 'attempt' in event && event.attempt.startsWith('0f7a1c52')));
		const attempt = replayKnown(steps, ['what-to-ask-first', 'rising-coercion', 'fill-in-the-line']);
		expect(attempt.order).toEqual(['what-to-ask-first', 'rising-coercion', 'fill-in-the-line']);
		expect(attempt.items['what-to-ask-first']?.first).toEqual({ response: ['consent'], certainty: 2 });
	});

	test('knows what was answered of an item that has gone to another quiz, in the quiz and in a review', () => {
		const of = (begin: string) =>
			replay(stepsOf(read.filter((event) => 'attempt' in event && event.attempt.startsWith(begin)))).items;
		const now = { quiz: 'three-principles', item: 'word-by-word' };
		expect(firstResponse(of('0f7a1c52'), now)).toEqual(['early=prevention', 'talks=peacemaking']);
		expect(firstResponse(of('review'), now)).toEqual(['early=prevention']);
		expect(byPart(read, {}).map(({ quiz, item }) => `${quiz}/${item}`)).toContain(
			'three-principles/word-by-word',
		);
	});

	test('without a history is as it was', () => {
		expect(written.map((event) => withNewIds(event, {}))).toEqual(written);
	});
});
