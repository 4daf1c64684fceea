import { dueFor } from '../../rules/deadline.ts';
import {
	ruledAtStop,
	stopName,
	stopsOf,
	type Plan,
	type PlanStop,
	type StopState,
} from '../../rules/plan.ts';
import { dueWords } from '../../words/due-words.ts';
import { caseHref, glossaryHref, playHref, readingHref } from '../../words/hrefs.ts';
import { ruleWords, type RuleWords } from '../../words/rule-words.ts';
import { wayOf, type Read } from '../attempts/plan-states.ts';
import { extraOf, rulesOf } from '../attempts/rules-of.ts';
import type { HomeQuiz } from './home-quiz.ts';
import type { Taken } from './taken.ts';

/** A stop as its student sees it: a text or a case to open, or a quiz to take. */
export interface HomeStop {
	readonly title: string;
	readonly state: StopState;
	/** Of a text or a case; empty for a quiz. */
	readonly href: string;
	/** Where a case is decided without JavaScript; empty for all else. */
	readonly play: string;
	/** Of a case that was decided. */
	readonly points: Read['points'];
	/** Its name in the plan. */
	readonly name: string;
	readonly kind: PlanStop['kind'];
	readonly quiz: HomeQuiz | null;
}

interface HomeStage {
	readonly title: string;
	/** When it is due, in words, and in milliseconds since 1970; null without a date of its own. */
	readonly due: { readonly text: string; readonly at: number; readonly isPast: boolean } | null;
	readonly stops: readonly HomeStop[];
}

/** A module that was assigned as one, as its student sees it. */
export interface HomePath {
	readonly done: number;
	readonly of: number;
	/** What comes next; null when nothing does. */
	readonly next: HomeStop | null;
	/** The least percent that makes a quiz done; null: handing it in. */
	readonly needs: number | null;
	readonly stages: readonly HomeStage[];
	/** Of the test at the end; null without one. */
	readonly test: { readonly stop: HomeStop; readonly rules: readonly RuleWords[] } | null;
}

/** Where a student is on the path they were given. */
export async function makePath(taken: Taken, plan: Plan, quizzes: readonly HomeQuiz[]): Promise<HomePath> {
	const { database, assignment, student, now } = taken;
	const whole = rulesOf(assignment);
	const extra = extraOf(student, assignment);
	const { states, next, reads } = await wayOf(database.db, assignment, plan, student, now);
	const stops = stopsOf(plan).map((stop, at) => ({
		...homeStop(taken, plan, stop, states[at] ?? 'to-do', quizzes),
		points: reads.get(stopName(stop))?.points ?? null,
	}));
	let from = 0;
	const stages = plan.stages.map(({ title, dueAt, stops: own }): HomeStage => {
		const [first] = own;
		const at = dueAt === null || !first ? null : dueFor(ruledAtStop(whole, plan, first), extra);
		const due = at === null ? null : { text: dueWords(at, whole.timeZone, now), at, isPast: at <= now };
		const stage = { title, due, stops: stops.slice(from, from + own.length) };
		from += own.length;
		return stage;
	});
	const last = plan.test && stops.at(-1);
	return {
		done: states.filter((state) => state === 'done').length,
		of: states.length,
		next: stops[next] ?? null,
		needs: plan.needs === 'hand-in' ? null : plan.needs,
		stages,
		test: plan.test && last ? { stop: last, rules: ruleWords(plan.test.rules, extra, now) } : null,
	};
}

function homeStop(
	{ assignment, student }: Taken,
	{ module }: Plan,
	stop: PlanStop,
	state: StopState,
	quizzes: readonly HomeQuiz[],
): Omit<HomeStop, 'points'> {
	const { kind, title } = stop;
	const own = { name: stopName(stop), kind, title, state, href: '', play: '', quiz: null };
	if (stop.kind === 'quiz')
		return { ...own, quiz: quizzes.find(({ place }) => place === stop.place) ?? null };
	// For whom it is read: the page is the same for everybody.
	const owned = (page: string) => `${page}?for=${assignment.id}.${student.id}`;
	if (stop.kind === 'case')
		return {
			...own,
			href: owned(caseHref(module, stop.id)),
			play: owned(playHref(module, stop.id)),
		};
	return {
		...own,
		href: owned(stop.kind === 'glossary' ? glossaryHref(module) : readingHref(module, stop.id)),
	};
}
