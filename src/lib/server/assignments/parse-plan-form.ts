import { standingAt } from '../../quiz/path.ts';
import type { Module, Stop } from '../../quiz/types.ts';
import { contradictions } from '../../rules/contradictions.ts';
import { suggestBlueprint } from '../../rules/draw-forms.ts';
import { instantsOf } from '../../rules/local-time.ts';
import { parseRules } from '../../rules/parse-rules.ts';
import { ruledAt, type Plan, type PlanStage, type PlanStop, type PlanTest } from '../../rules/plan.ts';
import { RULES, type AssignmentRules } from '../../rules/rules.ts';
import { ASSIGN_PROBLEMS, BUILT_TEST, PLAN_PROBLEMS } from '../../words/assigning.ts';
import { wholeNumberFrom } from '../../words/classes.ts';
import { ruleProblemWords } from '../../words/rule-problems.ts';
import { GLOSSARY } from '../../words/texts.ts';
import { formText } from '../form-text.ts';
import { poolItems } from '../pool.ts';
import { versionOf, type Forms } from './assignments.ts';
import { drawTest } from './choose-places.ts';
import type { Problems } from './parse-assign-form.ts';
import { isWithin, NEEDS, stageDueField, stopValue } from './plan-fields.ts';

const QUESTIONS = { least: 1, most: 100 };
const VERSIONS = { least: 1, most: 4 };

export type ParsedPlan =
	| { readonly problems: Problems; readonly plan?: never; readonly places?: never }
	| { readonly plan: Plan; readonly places: readonly Forms[]; readonly problems?: never };

/**
 * What is ticked of a module's path, as it is now, with its dates and its test.
 * @param whole the rules of the whole
 * @param seed draws the test: the same draws the same
 */
export function parsePlanForm(
	form: FormData,
	module: Module,
	whole: AssignmentRules,
	seed: string,
	maySeeKept: boolean,
): ParsedPlan {
	const ticked = new Set(form.getAll('stop'));
	const places: Forms[] = [];
	const stages = module.path.map(({ title, stops }): PlanStage => {
		const chosen = stops.filter((stop) => ticked.has(stopValue(stop)));
		return { title, dueAt: null, stops: chosen.flatMap((stop) => planned(module, stop, places)) };
	});
	const wantsTest = formText(form, 'test') === 'on';
	const problems: Record<string, string> = {};
	if (stages.every(({ stops }) => stops.length === 0)) problems.stop = PLAN_PROBLEMS.nothing;
	if (wantsTest && !maySeeKept) problems.test = ASSIGN_PROBLEMS.notConfirmed;
	const drawn = wantsTest && maySeeKept ? drawFinal(form, module, seed, problems) : null;
	const test = drawn && { place: places.push(drawn) - 1, title: BUILT_TEST.title(module.title) };
	const dated = withDates(form, { module: module.id, needs: 'hand-in', stages, test: null }, test, whole);
	if (dated.problems) return { problems: { ...dated.problems, ...problems } };
	if (Object.keys(problems).length > 0) return { problems };
	const { plan } = dated;
	return { plan: { ...plan, stages: plan.stages.filter(({ stops }) => stops.length > 0) }, places };
}

/** A stop as it is given to a class; a quiz takes the next place. */
function planned(module: Module, stop: Stop, places: Forms[]): PlanStop[] {
	const there = standingAt(module, stop);
	if (!there) return [];
	if (there.kind === 'glossary') return [{ kind: 'glossary', title: GLOSSARY }];
	if (there.kind === 'reading') {
		const { id, title } = there.reading;
		return [{ kind: 'reading', id, title }];
	}
	if (there.kind === 'case') return [{ kind: 'case', id: there.case.id, title: there.case.title }];
	const place = places.push([versionOf(module, there.quiz)]) - 1;
	return [{ kind: 'quiz', place, title: there.quiz.title }];
}

/** A balanced test from the module's question bank; null, and why in `problems`, when it cannot be drawn. */
function drawFinal(
	form: FormData,
	module: Module,
	seed: string,
	problems: Record<string, string>,
): Forms | null {
	const read = (name: string, bounds: { least: number; most: number }) => {
		const value = Number(formText(form, name).trim().slice(0, 20) || NaN);
		if (!isWithin(value, bounds)) problems[name] = wholeNumberFrom(bounds.least, bounds.most);
		return value;
	};
	const questions = read('test-questions', QUESTIONS);
	const versions = read('test-versions', VERSIONS);
	if (problems['test-questions'] || problems['test-versions']) return null;
	const objectives = module.objectives.map(({ id }) => id);
	const blueprint = suggestBlueprint(poolItems(module), objectives, versions, questions);
	const there = blueprint.reduce((sum, { count }) => sum + count, 0);
	const test = there === questions ? drawTest(module, blueprint, versions, seed) : null;
	if (test && 'forms' in test) return test.forms;
	problems['test-questions'] = PLAN_PROBLEMS.fewQuestions(there, versions);
	return null;
}

type Dated =
	{ readonly plan: Plan; readonly problems?: never } | { readonly problems: Problems; readonly plan?: never };

/** A plan with the dates, the test's rules and what a quiz needs as a form gives them. */
export function withDates(
	form: FormData,
	plan: Plan,
	test: Pick<PlanTest, 'place' | 'title'> | null,
	whole: AssignmentRules,
): Dated {
	const problems: Record<string, string> = {};
	const moment = (name: string): number | null => {
		const text = formText(form, name).trim().slice(0, 40);
		const [instant = null] = text === '' ? [] : instantsOf(text, whole.timeZone);
		if (text !== '' && instant === null) problems[name] = ASSIGN_PROBLEMS.noMoment;
		return instant;
	};
	const stages = plan.stages.map((stage, at) => {
		const name = stageDueField(at);
		const dated: PlanStage = { ...stage, dueAt: stage.stops.length > 0 ? moment(name) : null };
		const problem = problems[name] ?? stageProblem(dated, whole);
		if (problem) problems[name] = problem;
		return dated;
	});
	const needs = NEEDS.find((value) => value === formText(form, 'needs'));
	if (!needs) problems.needs = PLAN_PROBLEMS.needs;
	const ruled = test && testRules(form, whole, moment('test-due'), problems);
	if (Object.keys(problems).length > 0) return { problems };
	const isLast = formText(form, 'test-last') === 'on';
	return {
		plan: {
			...plan,
			needs: needs === 'hand-in' || !needs ? 'hand-in' : Number(needs),
			stages,
			test: test && ruled && { ...test, isLast, rules: ruled },
		},
	};
}

/** Why a stage cannot be due then; null when it can. */
function stageProblem(stage: PlanStage, whole: AssignmentRules): string | null {
	if (stage.dueAt === null) return null;
	if (whole.dueAt !== null && stage.dueAt > whole.dueAt) return PLAN_PROBLEMS.afterWhole;
	const plan: Plan = {
		module: '',
		needs: 'hand-in',
		test: null,
		stages: [{ ...stage, stops: [{ kind: 'quiz', place: 0, title: '' }] }],
	};
	const [defect] = contradictions(ruledAt(whole, plan, 0));
	return defect ? ruleProblemWords(defect) : null;
}

/**
 * The rules of the test: once, graded, and nothing shown until it is over for everybody. Without a date of its own it is
 * due with the whole.
 */
function testRules(
	form: FormData,
	{ timeZone, opensAt, dueAt, certainty, readingHelp }: AssignmentRules,
	own: number | null,
	problems: Record<string, string>,
): AssignmentRules | null {
	const limit = formText(form, 'test-limit').trim().slice(0, 20);
	const due = own ?? dueAt;
	const parsed = parseRules({
		mode: 'graded',
		timeZone,
		opensAt,
		dueAt: due,
		latePolicy: due === null ? 'accept' : 'refuse',
		timeLimit: limit === '' ? null : Number(limit),
		certainty,
		readingHelp,
	} satisfies Partial<Record<keyof AssignmentRules, unknown>>);
	const fields: Readonly<Record<string, string>> = { dueAt: 'test-due', timeLimit: 'test-limit' };
	for (const problem of parsed.problems ?? []) {
		const name = fields[problem.field] ?? 'test';
		problems[name] ??=
			problem.field === 'timeLimit' && problem.because === 'out-of-range'
				? wholeNumberFrom(RULES.timeLimit.least, RULES.timeLimit.most)
				: ruleProblemWords(problem);
	}
	return parsed.rules ?? null;
}
