import { toLocal } from '../../rules/local-time.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { Typed } from './parse-assign-form.ts';

/** Rules as the fields of the form have them, to be edited. */
export function typedRules(
	rules: AssignmentRules,
	{ title, liveScores }: { readonly title: string; readonly liveScores: boolean },
): Typed {
	const local = (instant: number | null) => (instant === null ? '' : toLocal(instant, rules.timeZone));
	const number = (value: number | null) => (value === null ? '' : String(value));
	return {
		title,
		mode: rules.mode,
		opensAt: local(rules.opensAt),
		dueAt: local(rules.dueAt),
		closesAt: local(rules.closesAt),
		latePolicy: rules.latePolicy,
		latePenalty: number(rules.latePenalty),
		attempts: String(rules.attempts),
		counting: rules.counting,
		timeLimit: number(rules.timeLimit),
		shuffle: rules.shuffle ? 'on' : '',
		certainty: rules.certainty === 'ask' ? 'on' : '',
		score: rules.score,
		feedback: rules.feedback,
		keys: rules.keys,
		passMark: number(rules.passMark),
		message: rules.message,
		liveScores: liveScores ? 'on' : '',
	};
}

const WEEK_MS = 7 * 86_400_000;

/** What the form offers to begin with: due in a week, at the end of the day. */
export function proposedRules(timeZone: string, now: number): Typed {
	return {
		mode: 'practice',
		dueAt: `${toLocal(now + WEEK_MS, timeZone).slice(0, 10)}T23:59`,
		latePolicy: 'accept',
		latePenalty: '10',
		counting: 'best',
		shuffle: 'on',
	};
}

/** `Asia/Karachi` → `Karachi time`; `UTC` stays. */
export function zoneName(timeZone: string): string {
	const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
	return timeZone.includes('/') && place && !timeZone.startsWith('Etc/') ? `${place} time` : timeZone;
}
