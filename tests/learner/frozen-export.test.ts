import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { exportEvents, parseExport } from '../../src/lib/device/parse-export.ts';
import { parseDraft } from '../../src/lib/device/parse-study-events.ts';
import { stepsOf } from '../../src/lib/device/steps-of.ts';
import { sumUp } from '../../src/lib/learner/data/kept.ts';
import { scoresOf } from '../../src/lib/learner/progress/quiz-progress.ts';
import { replay } from '../../src/lib/quiz/attempt.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

/**
 * What an earlier version kept on a device, every sort of it, as that version saved it; never written anew, or it would
 * prove nothing. The store of a browser holds the same events, one by one.
 */
const text = await readFile('tests/fixtures/device/export-1.json', 'utf8');
const stored = (JSON.parse(text) as { exported: string; events: StudyEvent[] }).events;
const parsed = parseExport(text);
const events = parsed.status === 'parsed' ? parsed.events : [];

/** Of one attempt, by what its id begins with. */
const attemptOf = (begin: string) =>
	replay(stepsOf(events.filter((event) => 'attempt' in event && event.attempt.startsWith(begin))));

test('a backup from an earlier version is imported in full and exported unchanged', () => {
	expect(parsed).toEqual({ status: 'parsed', events: stored, leftOut: { unreadable: 0, misplaced: 0 } });
	expect(JSON.parse(exportEvents(events, Date.UTC(2026, 8, 14, 16, 30)))).toEqual(JSON.parse(text));
	expect(new Set(events.map(({ type }) => type)).size).toBe(7);
});

test('it sums up to the same', () => {
	expect(sumUp(events)).toEqual({ answers: 4, attempts: 3, since: 1_789_399_820_000 });
	expect(scoresOf('which-kind', events)).toEqual([
		{
			attempt: '0f7a1c52-6a51-4a5e-9a2b-3c8a5d1e7f01',
			at: 1_789_400_340_000,
			earned: 2.3333333333333335,
			possible: 4,
			answered: 3,
		},
	]);
});

test('its attempts are played to the same', () => {
	const first = attemptOf('0f7a1c52');
	expect(first).toMatchObject({
		seed: 'k3v9',
		order: ['two-questions', 'sort-by-word', 'rising-coercion', 'fill-in-the-line'],
		options: { feedback: 'each', certainty: true, shuffle: true },
		retry: null,
		submitted: true,
		reopened: 1,
	});
	expect(first.items).toMatchObject({
		'two-questions': {
			phase: 'revealed',
			checks: 2,
			first: { response: ['consent'], certainty: 2 },
			response: ['force', 'consent'],
		},
		'sort-by-word': {
			checks: 1,
			first: { response: ['early=prevention', 'talks=peacemaking'], certainty: 3 },
			flagged: false,
		},
		'fill-in-the-line': { first: { response: ['word=Überprüfung “neu”'], certainty: null } },
		'rising-coercion': { first: { response: ['one', 'two', 'three'], certainty: 1 } },
	});
	expect(attemptOf('b3d9e8a4')).toMatchObject({ retry: true, submitted: false, now: 'two-questions' });
	expect(attemptOf('review')).toMatchObject({
		retry: false,
		items: { 'which-kind.sort-by-word': { phase: 'checked', first: { response: ['early=prevention'] } } },
	});
});

test('half-typed answers from that version are there too', () => {
	const draft = { attempt: 'b3d9e8a4', item: 'sort-by-word', response: ['early=prevention'], certainty: 2 };
	expect(parseDraft(draft)).toEqual(draft);
	expect(parseDraft({ ...draft, certainty: null })).toEqual({ ...draft, certainty: null });
});
