import { describe, expect, test } from 'vitest';
import { explainedParts } from '../../src/lib/quiz/explain.ts';
import { foldEntry } from '../../src/lib/quiz/fold-entry.ts';
import { mixed } from '../../src/lib/quiz/shuffle.ts';
import { mixOf, redact, redactQuiz } from '../../src/lib/quiz/redact.ts';
import type { Item } from '../../src/lib/quiz/types.ts';
import { withAnotherKey } from './another-key.ts';
import { choice, gap, listGap, match, numeric, order, statement, typedGap } from './make.ts';
import { items, itemsOf, quizzes } from './real.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => `attempt-${seed}`);

/** Every name a redacted quiz may use; one that comes to be is to be thought about here. */
const NAMES =
	`id kind objective level prompt accordingTo points several statement choices rows targets text gaps unit
	open words from to evidence atLeast atMost rubric levels criteria level
	title summary items`.split(/\s+/);

function namesIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

describe('what a learner sees before answering', () => {
	test.each([
		[choice('a b* c'), { several: false, choices: ['a', 'b', 'c'] }],
		[choice('a* b c*'), { several: true, choices: ['a', 'b', 'c'] }],
		[
			statement('true false* not-stated'),
			{ statement: 'Troops were sent.', choices: ['true', 'false', 'not-stated'] },
		],
		[match('a=x b=y', 'x y z'), { rows: ['a', 'b'] }],
		[gap([listGap('one', 'a b*'), typedGap('two', 'Gaza')]), { text: ['before', 'after', 'after'] }],
		[numeric(47, { unit: 'years' }), { unit: 'years' }],
	])('$kind', (item, shown) => {
		const { choices, rows, ...rest } = redact(item, mixOf('seed', item));
		const ids = { choices: choices.map(({ id }) => id), rows: rows.map(({ id }) => id) };
		expect({ ...rest, ...ids }).toMatchObject(shown);
	});

	test('a typed gap offers nothing, a listed one its choices', () => {
		const { gaps } = redact(gap([listGap('one', 'a b*'), typedGap('two', 'Gaza')]), 'seed');
		expect(gaps).toEqual([
			{
				id: 'one',
				choices: [
					{ id: 'a', text: 'text of a' },
					{ id: 'b', text: 'text of b' },
				],
			},
			{ id: 'two', choices: [] },
		]);
	});

	test('a whole quiz keeps its title, its summary and the order of its items', () => {
		for (const quiz of quizzes) {
			const { id, title, summary, items: shown } = redactQuiz(quiz, 'seed');
			expect({ id, title, summary }).toEqual({ id: quiz.id, title: quiz.title, summary: quiz.summary });
			expect(shown).toEqual(quiz.items.map((item) => redact(item, mixOf('seed', item))));
		}
	});
});

describe('nothing of the key', () => {
	test.each(items)('$name: only names that are listed', ({ item }) => {
		expect(NAMES).toEqual(expect.arrayContaining(namesIn(redact(item, mixOf('seed', item)))));
	});

	test.each(items)('$name: no rationale, by its words', ({ item }) => {
		const shown = JSON.stringify(redact(item, mixOf('seed', item)));
		for (const { part } of explainedParts(item)) {
			if (part.rationale) expect(shown).not.toContain(JSON.stringify(part.rationale).slice(1, -1));
		}
		expect(shown).not.toMatch(/"(correct|target|accept|citations|rationale|mistakes|notStated)"/);
	});

	test.each(itemsOf('numeric'))('$name: neither its number nor how far off counts', ({ item }) => {
		expect(redact(item, 'seed')).toEqual({
			...redact({ ...item, key: { ...item.key, value: 1, tolerance: 1 } }, 'seed'),
		});
		expect(Object.keys(redact(item, 'seed'))).not.toContain('key');
	});

	test.each(itemsOf('gap'))('$name: no accepted entry of a typed gap', ({ item }) => {
		const shown = foldEntry(JSON.stringify(redact(item, mixOf('seed', item))));
		for (const { choices, accept } of item.gaps) {
			if (choices.length > 0) continue;
			for (const entry of accept) expect(shown).not.toContain(` ${foldEntry(entry)} `);
		}
	});

	test.each(items)('$name: with another key it looks the same', ({ item }) => {
		for (const seed of SEEDS) {
			const other = withAnotherKey(item);
			if (item.kind === 'order' && (isSolved(item, seed) || isSolved(other, seed))) continue;
			expect(redact(other, mixOf(seed, other))).toEqual(redact(item, mixOf(seed, item)));
		}
	});
});

describe('a seed', () => {
	test('gives the same every time', () => {
		for (const { item } of items)
			expect(redact(item, mixOf('seed', item))).toEqual(redact(item, mixOf('seed', item)));
	});

	test.each([...itemsOf('order'), ...itemsOf('match')])(
		'$name: another seed, another order, now and then',
		({ item }) => {
			const orders = SEEDS.map((seed) => JSON.stringify(redact(item, mixOf(seed, item))));
			expect(new Set(orders).size).toBeGreaterThan(1);
		},
	);

	test.each(itemsOf('order'))('$name: never in the right order already', ({ item }) => {
		const key = item.steps.map(({ id }) => id);
		for (const seed of SEEDS)
			expect(redact(item, mixOf(seed, item)).choices.map(({ id }) => id)).not.toEqual(key);
	});

	test('mixes two items differently', () => {
		const shown = (id: string) =>
			redact(order('a b c d e f', id), mixOf('seed', order('a b c d e f', id))).choices;
		expect(shown('one')).not.toEqual(shown('other'));
	});
});

/** The one case in which the order shown depends on the key: mixed, it was right already. */
function isSolved(item: Item, seed: string): boolean {
	if (item.kind !== 'order') return false;
	return mixed(item.steps, `${seed} ${item.id}`).every((step, at) => step === item.steps[at]);
}
