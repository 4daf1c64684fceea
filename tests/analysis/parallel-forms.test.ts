import { expect, test } from 'vitest';
import { FORM_ITEMS, parallelForms } from '../../src/lib/analysis/parallel-forms.ts';
import { read, MODULE, QUIZ, EXAMPLE, change } from '../content/lunar.ts';
import { choice, open, order, statement } from '../quiz/make.ts';
import type { CompiledModule, Item } from '../../src/lib/quiz/types.ts';

/** The writers’ example, with a pool and a lesson beside its source. */
async function withPool(...items: Item[]): Promise<CompiledModule> {
	const [example] = (await read()).modules;
	const [notice] = example?.readings ?? [];
	if (!example || !notice) throw new Error('The example has a reading.');
	return {
		...example,
		readings: [notice, { ...notice, id: 'lesson', kind: 'lesson' }],
		pool: [{ id: 'kept', title: 'Kept', summary: '', items }],
	};
}
const some = (
	count: number,
	level: Item['level'],
	reading: string,
	make = (id: string): Item => choice('a* b', id),
) =>
	Array.from({ length: count }, (_, at): Item => {
		const made = make(`${reading}-${level}-${make('').kind}-${at}`);
		return { ...made, objective: 'tell-stated-from-absent', level, accordingTo: reading };
	});
const ordering = (id: string) => order('a b c', id);
const judging = (id: string) => statement('true* false not-stated', id);

test.each<[what: string, items: Item[], source: [number, number, number], lesson: [number, number, number]]>([
	['an empty pool has no forms', [], [0, 0, 0], [0, 0, 0]],
	[
		'answers in one’s own words are never drawn',
		some(6, 'apply', 'notice', (id) => open('claim', id)),
		[0, 0, 0],
		[0, 0, 0],
	],
	['two forms share the items of one level', some(6, 'apply', 'notice'), [6, 3, 3], [0, 0, 0]],
	[
		'an item without another of its level is in neither',
		[...some(1, 'apply', 'notice'), ...some(2, 'analyse', 'notice')],
		[3, 1, 1],
		[0, 0, 0],
	],
	[
		'sources and lessons do not fill each other’s forms',
		[...some(1, 'apply', 'notice'), ...some(1, 'apply', 'lesson')],
		[1, 0, 0],
		[1, 0, 0],
	],
	[
		'another kind takes part, and is told apart',
		[
			...some(1, 'apply', 'lesson', judging),
			...some(1, 'apply', 'lesson', ordering),
			...some(2, 'apply', 'lesson'),
		],
		[0, 0, 0],
		[4, 2, 1],
	],
	[
		'a test has so many items, and no more',
		some(50, 'apply', 'notice'),
		[50, FORM_ITEMS, FORM_ITEMS],
		[0, 0, 0],
	],
])('%s', async (_, items, ...expected) => {
	const module = await withPool(...items);
	expect(parallelForms(module).map(({ there, each, sameKind }) => [there, each, sameKind])).toEqual(expected);
});

test('what only learners see is in no form', async () => {
	const { modules: more } = await read({
		...EXAMPLE,
		'module.yaml': change(MODULE, '[opening]', '[opening, kept]'),
		'kept.yaml': change(QUIZ, 'summary:', 'access: assigned\nsummary:'),
	});
	expect(more.flatMap(parallelForms).map(({ on, there }) => [on, there])).toEqual([
		['source', 2],
		['lesson', 0],
	]);
});
