import fc from 'fast-check';
import { VALUE } from '../../src/lib/quiz/kinds/numeric/item.ts';
import { correctResponse } from '../../src/lib/quiz/grading.ts';
import type { RowKey as GapKey } from '../../src/lib/quiz/kinds/pairs.ts';
import type { GradingKey } from '../../src/lib/quiz/key.ts';
import type { ItemResponse } from '../../src/lib/quiz/response.ts';

/** Names that mean something to an object, among names that do not. */
export const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const anyId = fc.constantFrom('a', 'b', 'c', 'd-1', 'p3.s2', ...INHERITED);
const ids = (minLength: number) => fc.uniqueArray(anyId, { minLength, maxLength: 7 });

const selectionKey = ids(1).chain((all) =>
	fc.record({
		kind: fc.constantFrom('choice', 'statement', 'evidence'),
		ids: fc.constant(all),
		key: fc.shuffledSubarray(all, { minLength: 1 }),
	}),
);
const matchKey = fc.tuple(ids(1), ids(1)).chain(([rows, targets]) =>
	fc.record({
		kind: fc.constant('match'),
		targets: fc.constant(targets),
		rows: fc.tuple(...rows.map((row) => fc.tuple(fc.constant(row), fc.constantFrom(...targets)))),
	}),
);
const orderKey = fc.record({ kind: fc.constant('order'), key: ids(1) });

const entry = fc.constantFrom('Rafah', 'the “UN”', '1 000', 'a=b', 'Çelik', ...INHERITED);
const gapOf = (id: string): fc.Arbitrary<GapKey> =>
	fc.oneof(
		ids(2).chain((choices) =>
			fc.record({
				id: fc.constant(id),
				choices: fc.constant(choices),
				accept: fc.constantFrom(...choices).map((one) => [one]),
			}),
		),
		fc.record({
			id: fc.constant(id),
			choices: fc.constant([]),
			accept: fc.uniqueArray(entry, { minLength: 1 }),
		}),
	);
const gapsKey = ids(1).chain((all) =>
	fc.record({ kind: fc.constant('gap'), gaps: fc.tuple(...all.map(gapOf)) }),
);

const numericKey = fc.record({
	kind: fc.constant('numeric'),
	unit: fc.constantFrom('', 'km', 'billion US dollars'),
	value: fc.constantFrom(0, -3, 0.3, 5.4, 20_000, 2026),
	tolerance: fc.constantFrom(0, 0.1, 2, 1000),
});

export const gradingKeys: fc.Arbitrary<GradingKey> = fc.oneof(
	selectionKey,
	matchKey,
	orderKey,
	gapsKey,
	numericKey,
);

/** Everything a key knows by name, alone and as pairs. */
function wordsOf(key: GradingKey): string[] {
	switch (key.kind) {
		case 'match':
			return key.rows.flatMap(([row]) => [row, ...key.targets.map((target) => `${row}=${target}`)]);
		case 'gap':
			return key.gaps.flatMap(({ id, choices, accept }) =>
				[...choices, ...accept, '', 'nonsense'].map((one) => `${id}=${one}`),
			);
		case 'order':
			return [...key.key];
		case 'numeric':
			return [key.value, key.value + key.tolerance, key.value + 1 + 2 * key.tolerance, 'nonsense', ''].map(
				(one) => `${VALUE}=${one}`,
			);
		case 'open':
			return ['text=', 'text=Some words.', 'cite=article:p1.s1', 'cite=', 'cite=nonsense'];
		default:
			return [...key.ids];
	}
}

/** Any strings at all, and strings the key knows. */
export const responsesTo = (key: GradingKey): fc.Arbitrary<ItemResponse> =>
	fc.array(fc.oneof(fc.constantFrom('', '=', ...wordsOf(key)), anyId, fc.string()), { maxLength: 12 });

/** The correct response with some entries dropped, doubled, exchanged or replaced, or with none. */
export function nearlyRight(key: GradingKey): fc.Arbitrary<ItemResponse> {
	const right = correctResponse(key);
	return fc.oneof(
		fc.constant(right),
		fc.shuffledSubarray([...right]),
		fc.shuffledSubarray([...right], { minLength: right.length }),
		fc
			.tuple(fc.shuffledSubarray([...right]), fc.constantFrom(...wordsOf(key)))
			.map(([some, one]) => [...some, one]),
		fc
			.tuple(fc.nat({ max: right.length - 1 }), fc.constantFrom(...wordsOf(key)))
			.map(([at, one]) => right.toSpliced(at, 1, one)),
	);
}
