import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	drawForms,
	type Blueprint,
	type Drawable,
	suggestBlueprint,
} from '../../src/lib/rules/draw-forms.ts';
import { LEVELS } from '../../src/lib/quiz/item-base.ts';

const OBJECTIVES = ['find', 'tell', 'trace'];

const pools = fc
	.array(
		fc.record({
			kind: fc.constantFrom('choice', 'match', 'order'),
			objective: fc.constantFrom(...OBJECTIVES),
			level: fc.constantFrom(...LEVELS),
			restsOn: fc.uniqueArray(fc.constantFrom('p1.s1', 'p1.s2', 'p2.s1', 'p2.s2'), { maxLength: 3 }),
		}),
		{ maxLength: 60 },
	)
	.map((items) => items.map((item, at): Drawable => ({ id: `item-${at}`, ...item })));

const blueprints = fc.uniqueArray(
	fc.record({
		objective: fc.constantFrom(...OBJECTIVES),
		level: fc.constantFrom(...LEVELS),
		count: fc.nat(3),
	}),
	{ selector: ({ objective, level }) => `${objective} ${level}`, maxLength: 6 },
);

const sortOf = ({ objective, level }: Pick<Drawable, 'objective' | 'level'>) => `${objective} ${level}`;
const countOf = (items: readonly Drawable[], cell: Blueprint[number]) =>
	items.filter((item) => sortOf(item) === sortOf(cell)).length;

test('forms follow the blueprint, share nothing, and are refused just where the pool is too small', () => {
	fc.assert(
		fc.property(
			pools,
			blueprints,
			fc.integer({ min: 1, max: 4 }),
			fc.string(),
			(pool, blueprint, forms, seed) => {
				const drawn = drawForms(pool, blueprint, OBJECTIVES, forms, seed);
				const lacking = blueprint.filter((cell) => countOf(pool, cell) < cell.count * forms);
				if ('short' in drawn) {
					expect(drawn.short.map(sortOf).sort()).toEqual(lacking.map(sortOf).sort());
					for (const cell of drawn.short) {
						expect(cell.there).toBe(countOf(pool, { ...cell, count: 0 }));
						expect(cell.there).toBeLessThan(cell.needed);
					}
					return;
				}
				expect(lacking).toEqual([]);
				expect(drawn.forms).toHaveLength(forms);
				const total = blueprint.reduce((sum, { count }) => sum + count, 0);
				for (const form of drawn.forms) {
					expect(form).toHaveLength(total);
					for (const cell of blueprint) expect(countOf(form, cell)).toBe(cell.count);
					expect(form.map(sortOf)).toEqual(drawn.forms[0]?.map(sortOf));
				}
				const ids = drawn.forms.flat().map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
				expect(drawForms(pool, blueprint, OBJECTIVES, forms, seed)).toEqual(drawn);
			},
		),
	);
});

const item = (id: string, kind: string, restsOn: string[] = []): Drawable => ({
	id,
	kind,
	objective: 'find',
	level: 'apply',
	restsOn,
});
const ask = (count: number): Blueprint => [{ objective: 'find', level: 'apply', count }];

test('parallel forms have the same kinds at the same places', () => {
	const pool = [item('a', 'choice'), item('b', 'order'), item('c', 'choice'), item('d', 'order')];
	for (const seed of ['one', 'two', 'three', 'four', 'five']) {
		const drawn = drawForms(pool, ask(2), OBJECTIVES, 2, seed);
		if ('short' in drawn) throw new Error('The pool is large enough.');
		const [first = [], second = []] = drawn.forms;
		expect(first.map(({ kind }) => kind)).toEqual(second.map(({ kind }) => kind));
	}
});

test('within a form, what rests on other sentences comes first', () => {
	const pool = [
		item('a', 'choice', ['p1.s1']),
		item('b', 'choice', ['p1.s1']),
		item('c', 'choice', ['p2.s1']),
		item('d', 'choice', ['p2.s1']),
	];
	for (const seed of ['one', 'two', 'three', 'four', 'five']) {
		const drawn = drawForms(pool, ask(2), OBJECTIVES, 1, seed);
		if ('short' in drawn) throw new Error('The pool is large enough.');
		expect(new Set(drawn.forms[0]?.flatMap(({ restsOn }) => restsOn))).toEqual(new Set(['p1.s1', 'p2.s1']));
	}
});

test('another seed draws others, and objectives stand in their order', () => {
	const pool = Array.from({ length: 40 }, (_, at) => item(`i${at}`, 'choice'));
	const ids = (seed: string) => {
		const drawn = drawForms(pool, ask(5), OBJECTIVES, 1, seed);
		return 'short' in drawn ? [] : drawn.forms[0]?.map(({ id }) => id);
	};
	expect(ids('one')).not.toEqual(ids('two'));
	const two = [
		{ ...item('late', 'choice'), objective: 'trace' },
		{ ...item('early', 'choice'), level: 'analyse' as const },
		item('first', 'choice'),
	];
	const blueprint: Blueprint = [
		{ objective: 'trace', level: 'apply', count: 1 },
		{ objective: 'find', level: 'analyse', count: 1 },
		{ objective: 'find', level: 'apply', count: 1 },
	];
	const drawn = drawForms(two, blueprint, OBJECTIVES, 1, 'any');
	expect('forms' in drawn && drawn.forms[0]?.map(({ id }) => id)).toEqual(['first', 'early', 'late']);
});

test('what is suggested can be drawn, and is as much as was asked for or all there is', () => {
	fc.assert(
		fc.property(
			pools,
			fc.integer({ min: 1, max: 4 }),
			fc.integer({ min: 1, max: 20 }),
			(pool, forms, total) => {
				const blueprint = suggestBlueprint(pool, OBJECTIVES, forms, total);
				expect('forms' in drawForms(pool, blueprint, OBJECTIVES, forms, 'any')).toBe(true);
				const most = OBJECTIVES.flatMap((objective) =>
					LEVELS.map((level) => Math.floor(countOf(pool, { objective, level, count: 0 }) / forms)),
				).reduce((sum, count) => sum + count, 0);
				expect(blueprint.reduce((sum, { count }) => sum + count, 0)).toBe(Math.min(total, most));
			},
		),
	);
});
