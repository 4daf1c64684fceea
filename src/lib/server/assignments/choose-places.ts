import { DRAWN_QUIZ } from '../../quiz/drawn-item-id.ts';
import { LEVELS, type Level } from '../../quiz/item-base.ts';
import { alongPath } from '../../quiz/path.ts';
import type { Quiz, Module } from '../../quiz/types.ts';
import { suggestBlueprint, drawForms, type Blueprint, type Shortage } from '../../rules/draw-forms.ts';
import { ASSIGN_PROBLEMS, tooFewQuestions, BUILT_TEST } from '../../words/assigning.ts';
import { modules } from '../library.ts';
import { poolItems, poolOf, type PoolItem } from '../pool.ts';
import { versionOf, type Forms } from './assignments.ts';
import type { Problems } from './parse-assign-form.ts';
import { cellField, parseBlueprint, typedBlueprint, formsField } from './parse-blueprint.ts';

/** Questions in a form that is suggested. */
const SUGGESTED = 12;
/** More quizzes than a server has; what is not one of them is sent back as it came. */
const MOST_TICKED = 500;

/** What a teacher chose to be taken. */
export interface Chosen {
	readonly places: readonly Forms[];
	/** Values of the quizzes that are ticked. */
	readonly ticked: readonly string[];
	/** What was typed into the tables of the pools, by field. */
	readonly drawn: Readonly<Record<string, string>>;
	/** Whether anything of it is kept for graded assignments. */
	readonly isPooled: boolean;
	/** By field; `quiz` when nothing was chosen. */
	readonly problems: Problems;
}

export const quizValue = (module: string, quiz: string) => `${module}/${quiz}`;

/**
 * The quizzes that are ticked, public ones and kept ones, and a test for each pool that something is to be drawn from.
 * @param seed the same draws the same
 * @param maySeeKept whether somebody vouches for the teacher; else nothing that is kept is found
 */
export function choosePlaces(form: FormData, seed: string, maySeeKept: boolean): Chosen {
	const all = form.getAll('quiz').filter((value) => typeof value === 'string');
	const ticked = [...new Set(all)].slice(0, MOST_TICKED);
	const places: Forms[] = [];
	const problems: Record<string, string> = {};
	const drawn: Record<string, string> = {};
	let isPooled = false;
	for (const module of modules) {
		const isTicked = ({ id }: Quiz) => ticked.includes(quizValue(module.id, id));
		const kept = maySeeKept ? poolOf(module).filter(isTicked) : [];
		for (const quiz of [...alongPath(module).filter(isTicked), ...kept])
			places.push([versionOf(module, quiz)]);
		const asked = parseBlueprint(form, module);
		if (!maySeeKept) {
			if (poolOf(module).some(isTicked) || asked.blueprint.length > 0)
				problems.quiz = ASSIGN_PROBLEMS.notConfirmed;
			continue;
		}
		Object.assign(drawn, asked.typed);
		Object.assign(problems, asked.problems);
		isPooled ||= kept.length > 0 || asked.blueprint.length > 0;
		if (asked.blueprint.length === 0 || Object.keys(asked.problems).length > 0) continue;
		const test = drawTest(module, asked.blueprint, asked.forms, seed);
		if ('forms' in test) places.push(test.forms);
		else
			for (const { objective, level, there } of test.short)
				problems[cellField(module.id, objective, level)] = tooFewQuestions(there, asked.forms);
	}
	if (places.length === 0 && Object.keys(problems).length === 0) problems.quiz = ASSIGN_PROBLEMS.nothing;
	return { places, ticked, drawn, isPooled, problems };
}

/** A balanced test of a module, as the fields of its table would have it; what else was typed stays. */
export function suggestTest(form: FormData, moduleId: string): Readonly<Record<string, string>> {
	const typed = Object.assign({}, ...modules.map((module) => parseBlueprint(form, module).typed)) as Record<
		string,
		string
	>;
	const module = modules.find(({ id }) => id === moduleId);
	if (!module) return typed;
	const { forms } = parseBlueprint(form, module);
	const objectives = module.objectives.map(({ id }) => id);
	const others = Object.entries(typed).filter(([field]) => !field.startsWith(`draw/${module.id}/`));
	const blueprint = suggestBlueprint(poolItems(module), objectives, forms, SUGGESTED);
	return { ...Object.fromEntries(others), ...typedBlueprint(module.id, blueprint, forms) };
}

/**
 * Parallel forms of a test from a module's pool, ready to be assigned.
 * @param forms 1 or more
 * @param seed the same gives the same forms
 */
export function drawTest(
	module: Module,
	blueprint: Blueprint,
	forms: number,
	seed: string,
): { readonly forms: Forms } | { readonly short: readonly Shortage[] } {
	const objectives = module.objectives.map(({ id }) => id);
	const drawn = drawForms(poolItems(module), blueprint, objectives, forms, seed);
	if ('short' in drawn) return drawn;
	const [first, ...more] = drawn.forms.map((items) => versionOf(module, drawnQuiz(module, items)));
	if (!first) throw new RangeError('A test needs at least one version.');
	return { forms: [first, ...more] };
}

const drawnQuiz = (module: Module, items: readonly PoolItem[]): Quiz => ({
	id: DRAWN_QUIZ,
	title: BUILT_TEST.title(module.title),
	summary: BUILT_TEST.summary,
	items: items.map(({ item }) => item),
});

export interface PoolTable {
	readonly formsField: string;
	/** Those levels that the pool has. */
	readonly levels: readonly Level[];
	/** Those objectives that the pool serves, each with a cell for every level. */
	readonly rows: readonly {
		readonly title: string;
		readonly cells: readonly { readonly level: Level; readonly field: string; readonly there: number }[];
	}[];
}

/** What can be drawn from a module's pool; null without one. */
export function poolTable(module: Module): PoolTable | null {
	const items = poolItems(module);
	if (items.length === 0) return null;
	const levels = LEVELS.filter((level) => items.some((item) => item.level === level));
	const rows = module.objectives
		.filter(({ id }) => items.some(({ objective }) => objective === id))
		.map(({ id, title }) => ({
			title,
			cells: levels.map((level) => ({
				level,
				field: cellField(module.id, id, level),
				there: items.filter((item) => item.objective === id && item.level === level).length,
			})),
		}));
	return { formsField: formsField(module.id), levels, rows };
}
