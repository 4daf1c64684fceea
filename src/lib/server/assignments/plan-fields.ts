import { standingAt } from '../../quiz/path.ts';
import type { Module, Stop } from '../../quiz/types.ts';
import { instantsOf, toLocal } from '../../rules/local-time.ts';
import { type Plan } from '../../rules/plan.ts';
import { ASSIGN_PROBLEMS } from '../../words/assigning.ts';
import { wholeNumberFrom } from '../../words/classes.ts';
import { GLOSSARY } from '../../words/texts.ts';
import { formText } from '../form-text.ts';
import type { Problems, Typed } from './parse-assign-form.ts';

/** What makes a quiz of a path done, as the form offers it: handing it in, or so many percent. */
export const NEEDS = ['hand-in', '50', '60', '70', '80', '90', '100'] as const;
/** Days between two stages. */
const DAYS = { least: 1, most: 60 };
const DAY_MS = 86_400_000;

/** The name of the field for a stage's date. */
export const stageDueField = (stage: number) => `stage-due-${stage}`;
/** The value of a stop’s tick. */
export const stopValue = ({ kind, id }: Stop) => (kind === 'glossary' ? kind : `${kind}/${id}`);

export interface OfferedStage {
	readonly title: string;
	readonly dueField: string;
	readonly stops: readonly { readonly value: string; readonly kind: Stop['kind']; readonly title: string }[];
}

/** The path of a module, to be ticked off. */
export const offeredPath = (module: Module): readonly OfferedStage[] =>
	module.path.map(({ title, stops }, at) => ({
		title,
		dueField: stageDueField(at),
		stops: stops.map((stop) => ({ value: stopValue(stop), kind: stop.kind, title: titleAt(module, stop) })),
	}));

function titleAt(module: Module, stop: Stop): string {
	const there = standingAt(module, stop);
	if (there?.kind === 'reading') return there.reading.title;
	if (there?.kind === 'case') return there.case.title;
	return there?.kind === 'quiz' ? there.quiz.title : GLOSSARY;
}

export const everyStop = (module: Module): string[] =>
	module.path.flatMap(({ stops }) => stops.map(stopValue));

/** What the form of a path begins with: everything, and a test of a dozen questions if one is wanted. */
export const PROPOSED_PLAN: Typed = {
	needs: 'hand-in',
	every: '7',
	'test-questions': '12',
	'test-versions': '2',
	'test-last': 'on',
};

/** All of a plan that is typed, to be shown again. */
export function typedPlan(form: FormData, stages: number): Typed {
	const names = ['needs', 'first-due', 'every', 'test', 'test-questions', 'test-versions'];
	names.push('test-due', 'test-limit', 'test-last');
	for (let at = 0; at < stages; at += 1) names.push(stageDueField(at));
	return Object.fromEntries(names.map((name) => [name, formText(form, name).trim().slice(0, 40)]));
}

/** A plan as the fields of the form have it, to be edited. */
export function writtenPlan({ needs, stages, test }: Plan, timeZone: string): Typed {
	const local = (at: number | null) => (at === null ? '' : toLocal(at, timeZone));
	return {
		needs: String(needs),
		every: '7',
		...Object.fromEntries(stages.map(({ dueAt }, at) => [stageDueField(at), local(dueAt)])),
		...(test && {
			test: 'on',
			'test-due': local(test.rules.dueAt),
			'test-limit': String(test.rules.timeLimit ?? ''),
			'test-last': test.isLast ? 'on' : '',
		}),
	};
}

/**
 * Dates for the stages in one press: the first as typed, each further one so many days later, at the same time of day.
 * @param used which stages have any stop
 */
export function spreadDates(typed: Typed, used: readonly boolean[]): { typed: Typed; problems: Problems } {
	const first = typed['first-due'] ?? '';
	const every = Number(typed.every);
	// As if the class were in UTC: days are counted by the calendar, whatever clocks do meanwhile.
	const start = instantsOf(first, 'UTC')[0] ?? NaN;
	const problems = {
		...(Number.isNaN(start) && { 'first-due': ASSIGN_PROBLEMS.noMoment }),
		...(!isWithin(every, DAYS) && { every: wholeNumberFrom(DAYS.least, DAYS.most) }),
	};
	if (Object.keys(problems).length > 0) return { typed, problems };
	const dates: Record<string, string> = {};
	let days = 0;
	for (const [at, isUsed] of used.entries()) {
		dates[stageDueField(at)] = isUsed ? local(start + days * DAY_MS) : '';
		if (isUsed) days += every;
	}
	const last = local(start + Math.max(0, days - every) * DAY_MS);
	return { typed: { ...typed, ...dates, dueAt: last }, problems };
}

const local = (asUtc: number) => new Date(asUtc).toISOString().slice(0, 16);
/** Whether it is a whole number between two bounds, both allowed. */
export const isWithin = (value: number, { least, most }: { least: number; most: number }) =>
	Number.isInteger(value) && value >= least && value <= most;
