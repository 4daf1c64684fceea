import { describe, expect, test } from 'vitest';
import { countingScore } from '../../src/lib/rules/counting-score.ts';
import { GRACE, NO_EXTRA } from '../../src/lib/rules/deadline.ts';
import { fraction } from '../../src/lib/rules/fraction.ts';
import { unfinishedCounts } from '../../src/lib/rules/over.ts';
import { make, MINUTE, T0 } from './arbitrary-rules.ts';

const at = (minutes: number) => T0 + minutes * MINUTE;
const running = { startedAt: at(0), handIn: null };
const handedIn = { startedAt: at(0), handIn: { device: 'phone', sequence: 3, receivedAt: at(5) } };
const DUE = { dueAt: at(60), latePolicy: 'accept' };
const PRACTICE = { mode: 'practice', feedback: 'at-once', keys: 'at-once' };
const LATER = { mode: 'practice', feedback: 'after-hand-in', keys: 'after-hand-in' };
const GRADED = { mode: 'graded', feedback: 'after-hand-in', keys: 'never' };

describe('work that nobody handed in', () => {
	test.each([
		['counts as it stands once it was due, as a grade', { ...GRADED, ...DUE }, 'as-it-stands'],
		['and as practice', { ...LATER, ...DUE }, 'as-it-stands'],
		['counts as far as it was checked where practice explains at once', PRACTICE, 'as-checked'],
		['does not count where nothing is due and nothing is checked', LATER, null],
		['is nothing of its own once its time ran out', { ...GRADED, timeLimit: 20 }, null],
		['nor once nothing more is taken', { ...GRADED, ...DUE, latePolicy: 'refuse' }, null],
	])('%s', (_, rules, counts) => {
		expect(unfinishedCounts(make(rules), NO_EXTRA, running, at(120))).toBe(counts);
	});

	test('waits for the due date, for the way to the server, and for extra time', () => {
		const rules = make({ ...GRADED, ...DUE });
		expect(unfinishedCounts(rules, NO_EXTRA, running, at(60) + GRACE)).toBeNull();
		expect(unfinishedCounts(rules, NO_EXTRA, running, at(60) + GRACE + 1)).toBe('as-it-stands');
		expect(unfinishedCounts(rules, { percent: 0, minutes: 30 }, running, at(80))).toBeNull();
	});

	test('is no such thing once it was handed in', () => {
		expect(unfinishedCounts(make({ ...PRACTICE, ...DUE }), NO_EXTRA, handedIn, at(120))).toBeNull();
	});
});

describe('its score', () => {
	const part = (points: bigint, since: number) => ({ earned: fraction(points), since });
	const left = { ...running, earned: fraction(2n), unfinished: part(2n, at(10)) };
	const score = (rules: object, attempts: Parameters<typeof countingScore>[3]) =>
		countingScore(make({ ...DUE, ...rules }), NO_EXTRA, 3, attempts, at(120));

	test('counts where nothing was handed in, and says so', () => {
		expect(score({}, [left])).toMatchObject({ earned: fraction(2n), isOver: false, late: false, from: [0] });
	});

	test.each(['first', 'best', 'last', 'average'])('is left out, by %s, where something was', (counting) => {
		const done = { ...handedIn, earned: fraction(1n) };
		expect(score({ counting }, [done, left])).toMatchObject({
			earned: fraction(1n),
			isOver: true,
			from: [0],
		});
	});

	test('is late, and costs what that costs, when the last of it came late', () => {
		const late = { ...left, unfinished: part(2n, at(70)) };
		expect(score({ latePolicy: 'penalty', latePenalty: 50 }, [late])).toMatchObject({
			earned: fraction(1n),
			late: true,
		});
		expect(score({ latePolicy: 'penalty', latePenalty: 50 }, [left])).toMatchObject({
			earned: fraction(2n),
			late: false,
		});
	});
});
