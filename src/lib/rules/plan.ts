import type { AssignmentRules } from './rules.ts';

/** A stop of an assigned path: something of the module that a student does. */
export type PlanStop =
	| { readonly kind: 'reading'; readonly id: string; readonly title: string }
	| { readonly kind: 'glossary'; readonly title: string }
	| { readonly kind: 'case'; readonly id: string; readonly title: string }
	/** `place`: the quiz's in the assignment. */
	| { readonly kind: 'quiz'; readonly place: number; readonly title: string };

/** Stops that belong together, with a date of their own. Moments are milliseconds since 1970. */
export interface PlanStage {
	/** Empty when the path has one stage without a name. */
	readonly title: string;
	/** Null: with the whole. */
	readonly dueAt: number | null;
	readonly stops: readonly PlanStop[];
}

/** A graded test at the end of a path. */
export interface PlanTest {
	readonly place: number;
	readonly title: string;
	/** Whether it opens only once the stops before it are done. */
	readonly isLast: boolean;
	readonly rules: AssignmentRules;
}

/** A module, or a part of its path, as it was given to a class. */
export interface Plan {
	/** Id of the module. */
	readonly module: string;
	/** What makes a quiz done: handing it in, or at least so many percent, 1 to 100. */
	readonly needs: 'hand-in' | number;
	readonly stages: readonly PlanStage[];
	readonly test: PlanTest | null;
}

/** A stop's name within its plan: `read/article`, `glossary`, `case/tolvia`, `quiz/3`. */
export function stopName(stop: PlanStop): string {
	if (stop.kind === 'glossary') return 'glossary';
	if (stop.kind === 'case') return `case/${stop.id}`;
	return stop.kind === 'reading' ? `read/${stop.id}` : `quiz/${stop.place}`;
}

/** All stops in their order, the test last. */
export function stopsOf({ stages, test }: Plan): readonly PlanStop[] {
	const stops = stages.flatMap((stage) => stage.stops);
	return test ? [...stops, { kind: 'quiz', place: test.place, title: test.title }] : stops;
}

/** What holds at one stop: its stage's date, or the test's own rules, before those of the whole. */
export function ruledAtStop(rules: AssignmentRules, { stages, test }: Plan, stop: PlanStop): AssignmentRules {
	if (test && stop.kind === 'quiz' && test.place === stop.place) return test.rules;
	const name = stopName(stop);
	const stage = stages.find(({ stops }) => stops.some((one) => stopName(one) === name));
	return stage && stage.dueAt !== null ? { ...rules, dueAt: stage.dueAt } : rules;
}

/** The same of a quiz, by its place. */
export const ruledAt = (rules: AssignmentRules, plan: Plan, place: number): AssignmentRules =>
	ruledAtStop(rules, plan, { kind: 'quiz', place, title: '' });

/** How a student stands in one quiz. */
export interface QuizFacts {
	readonly state: 'not-started' | 'under-way' | 'over';
	/** Of what counts, from 0 to 1; null while nothing counts. */
	readonly share: number | null;
	/** More may count once the teacher has marked it: nobody is held up by that. */
	readonly isWaiting?: boolean;
}

/** What is known of a student on their way. */
export interface StudentFacts {
	/** Names of the texts that were read to their end, and of the cases that were decided. */
	readonly read: ReadonlySet<string>;
	/** By place. */
	readonly quizzes: ReadonlyMap<number, QuizFacts>;
}

/** `short`: handed in, with less than is needed. `locked`: opens once the stops before it are done. */
export type StopState = 'to-do' | 'under-way' | 'short' | 'done' | 'locked';

/** How a student stands at each stop, in the order of `stopsOf`. */
export function statesOf(plan: Plan, facts: StudentFacts): readonly StopState[] {
	const states = stopsOf(plan).map((stop) => stateOf(plan, stop, facts));
	const { test } = plan;
	const last = states.length - 1;
	const isLocked =
		test?.isLast && states[last] === 'to-do' && states.slice(0, last).some((state) => state !== 'done');
	return isLocked ? [...states.slice(0, last), 'locked'] : states;
}

function stateOf(plan: Plan, stop: PlanStop, { read, quizzes }: StudentFacts): StopState {
	if (stop.kind !== 'quiz') return read.has(stopName(stop)) ? 'done' : 'to-do';
	const { state = 'not-started', share = null, isWaiting = false } = quizzes.get(stop.place) ?? {};
	if (state === 'under-way') return 'under-way';
	const isTest = stop.place === plan.test?.place;
	const isEnough =
		isTest || isWaiting || plan.needs === 'hand-in' || (share !== null && share * 100 >= plan.needs);
	// What a teacher has decided counts also for somebody who took it on paper.
	if (state === 'over' || share !== null) return isEnough ? 'done' : 'short';
	return 'to-do';
}

/** The place of the first stop in `states` that a student can go on with; -1 when there is none. */
export function nextStop(states: readonly StopState[]): number {
	return states.findIndex((state) => state !== 'done' && state !== 'locked');
}

/**
 * A plan whose dates are as much later as the whole is; where one of the two is never due, without dates.
 * @param before rules of the whole as they were
 * @param after as they are to be
 */
export function movedPlan(plan: Plan, before: AssignmentRules, after: AssignmentRules): Plan {
	const by = before.dueAt === null || after.dueAt === null ? null : after.dueAt - before.dueAt;
	const moved = (at: number | null) => (at === null || by === null ? null : at + by);
	const stages = plan.stages.map((stage) => ({ ...stage, dueAt: moved(stage.dueAt) }));
	return {
		...plan,
		stages,
		test: plan.test && { ...plan.test, rules: movedTest(plan.test.rules, after, moved) },
	};
}

/** A test that is never due is taken at any time, and then shows nothing. */
function movedTest(
	rules: AssignmentRules,
	{ timeZone }: AssignmentRules,
	moved: (at: number | null) => number | null,
): AssignmentRules {
	const dueAt = moved(rules.dueAt);
	const dates = { opensAt: moved(rules.opensAt), dueAt, closesAt: moved(rules.closesAt), timeZone };
	if (dueAt !== null || rules.dueAt === null) return { ...rules, ...dates };
	return { ...rules, ...dates, latePolicy: 'accept', score: 'never', feedback: 'never', keys: 'never' };
}
