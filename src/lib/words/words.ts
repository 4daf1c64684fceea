import { pointsOf } from '../quiz/outcome.ts';
import type { GradedOutcome, ItemVerdict, Mark, Verdict } from '../quiz/outcome.ts';

/** Said beside a choice, row, step or gap once it is graded. */
export const MARKS = {
	right: 'Your answer: correct',
	wrong: 'Your answer: incorrect',
	missed: 'Correct answer',
} satisfies Record<Mark, string>;

export const VERDICTS = {
	right: 'Correct',
	partly: 'Partly correct',
	wrong: 'Incorrect',
} satisfies Record<Verdict, string>;

export const CERTAINTIES = { 1: 'not sure', 2: 'fairly sure', 3: 'very sure' } as const;

/** `4.5` → `4.5`, `4.6667` → `4.7`, `4` → `4`, `-6` → `−6`. */
export const points = (earned: number) => String(Math.round(earned * 10) / 10).replace('-', '−');

/** `0.5 of 1 point`, `8 of 10 points` */
export const pointsOutOf = (earned: number, of: number) => `${points(earned)} of ${count(of, 'point')}`;

/** What an answer earned, where the verdict alone does not say it; else empty. @param worth points, whole */
export function earnedWords(verdict: ItemVerdict, earned: number, worth: number): string {
	const isPlain = verdict !== 'partly' && worth === 1 && earned === (verdict === 'right' ? 1 : 0);
	return worth === 0 || isPlain ? '' : pointsOutOf(earned, worth);
}

/** How much a question counts, before it is answered; empty for one point. @param worth points, whole */
export function worthWords(worth: number): string {
	if (worth === 0) return 'Doesn’t count.';
	return worth === 1 ? '' : `${count(worth, 'point')}.`;
}

/**
 * What an answer earned, and where it is partly right how that is counted: `0.5 of 1 point.`
 * @param isOrdering its pairs are counted, and the marks at its steps do not tell that
 */
export function shareWords(outcome: GradedOutcome, isOrdering: boolean): string {
	const { parts, verdict, weight } = outcome;
	const earned = earnedWords(verdict, pointsOf(outcome), weight);
	const pairs = `${parts.earned} of ${parts.of} pairs are in the right order.`;
	return [...(earned ? [`${earned}.`] : []), ...(isOrdering && verdict === 'partly' ? [pairs] : [])].join(
		' ',
	);
}

/** `1 item`, `12 items`, `4 quizzes`. */
export const count = (number: number, noun: string, plural = `${noun}s`) =>
	`${number} ${number === 1 ? noun : plural}`;

/** `2025-12-20` → `20 December 2025`. */
export const longDate = (iso: string) =>
	new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `less than a minute`, `1 minute`, `1 hour`, `2 hours 5 minutes`. */
export function duration(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	if (minutes < 1) return 'less than a minute';
	const hours = Math.floor(minutes / 60);
	return [
		...(hours > 0 ? [count(hours, 'hour')] : []),
		...(minutes % 60 > 0 ? [count(minutes % 60, 'minute')] : []),
	].join(' ');
}

/** How long something takes, no surer than a guess: `45 minutes`, `1½ hours`, `3 hours`. @param minutes whole */
export function roughly(minutes: number): string {
	if (minutes < 75) return count(minutes, 'minute');
	const halves = Math.round(minutes / 30);
	return `${Math.floor(halves / 2)}${halves % 2 > 0 ? '½' : ''} hours`;
}

/** `20 December 2025`, where the device is. @param at milliseconds since 1970 */
export const dayOf = (at: number) => new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long' });
