import { grade } from '../../src/lib/quiz/grade.ts';
import { shareOf } from '../../src/lib/quiz/outcome.ts';
import type { ItemResponse } from '../../src/lib/quiz/response.ts';
import type { GradingKey } from '../../src/lib/quiz/key.ts';
import type { Choice, Explained } from '../../src/lib/quiz/item-base.ts';
import type { ChoiceItem } from '../../src/lib/quiz/kinds/choice/item.ts';
import type { Gap, GapItem } from '../../src/lib/quiz/kinds/gap/item.ts';
import type { MatchItem } from '../../src/lib/quiz/kinds/match/item.ts';
import type { NumericItem } from '../../src/lib/quiz/kinds/numeric/item.ts';
import type { OpenItem } from '../../src/lib/quiz/kinds/open/item.ts';
import type { OrderItem } from '../../src/lib/quiz/kinds/order/item.ts';
import type { StatementItem } from '../../src/lib/quiz/kinds/statement/item.ts';

/** Items as small as they come; a test says what matters and leaves out the rest. */

const silent: Explained = { rationale: '', citations: [], notStated: false };
const base = {
	...silent,
	objective: 'trace-a-claim',
	level: 'understand',
	prompt: 'What does it say?',
	accordingTo: 'article',
} as const;

/** Choices from words; those with a star belong to the key. */
export const choices = (words: string): Choice[] =>
	words.split(' ').map((word) => {
		const id = word.replace('*', '');
		return { ...silent, id, text: `text of ${id}`, rationale: `why ${id}`, correct: word.endsWith('*') };
	});

export const choice = (words: string, id = 'item'): ChoiceItem => ({
	...base,
	id,
	kind: 'choice',
	choices: choices(words),
});

export const statement = (words: string, id = 'item'): StatementItem => ({
	...base,
	id,
	kind: 'statement',
	statement: 'Troops were sent.',
	choices: choices(words),
});

export const order = (words: string, id = 'item'): OrderItem => ({
	...base,
	id,
	kind: 'order',
	steps: words.split(' ').map((step) => ({ ...silent, id: step, text: `text of ${step}` })),
});

/** @param given an id, how far off still counts, the unit, and wrong numbers with words of their own */
export const numeric = (
	value: number,
	given: { id?: string; tolerance?: number; unit?: string; mistakes?: readonly number[] } = {},
): NumericItem => ({
	...base,
	id: given.id ?? 'item',
	kind: 'numeric',
	unit: given.unit ?? '',
	key: { ...silent, value, tolerance: given.tolerance ?? 0 },
	mistakes: (given.mistakes ?? []).map((wrong) => ({ ...silent, value: wrong })),
});

/** Rows as `row=target`. */
export const match = (pairs: string, targets: string, id = 'item'): MatchItem => ({
	...base,
	id,
	kind: 'match',
	rows: pairs.split(' ').map((pair) => {
		const [row = '', target = ''] = pair.split('=');
		return { ...silent, id: row, text: `text of ${row}`, target, mistakes: [] };
	}),
	targets: targets.split(' ').map((target) => ({ ...silent, id: target, text: `text of ${target}` })),
});

export const listGap = (id: string, words: string): Gap => ({
	...silent,
	id,
	choices: choices(words),
	accept: [],
	mistakes: [],
});
export const typedGap = (id: string, ...accept: string[]): Gap => ({
	...silent,
	id,
	choices: [],
	accept,
	mistakes: [],
});
export const gap = (gaps: readonly Gap[], id = 'item'): GapItem => ({
	...base,
	id,
	kind: 'gap',
	text: ['before', ...gaps.map(() => 'after')],
	gaps,
});

/** A key from words; those with a star belong to it. */
export const selection = (
	words: string,
	kind: 'choice' | 'statement' | 'evidence' = 'choice',
): GradingKey => {
	const all = choices(words);
	return {
		kind,
		ids: all.map(({ id }) => id),
		key: all.filter(({ correct }) => correct).map(({ id }) => id),
	};
};

/** `a b` → `['a', 'b']`; nothing → `[]`. */
export const given = (words: string): string[] => (words === '' ? [] : words.split(' '));

/** How a response is graded, with the share of the point that it earns, 0 to 1. */
export function gradedShare(key: GradingKey, response: ItemResponse) {
	const outcome = grade(key, response);
	return outcome.status === 'graded' ? { ...outcome, earned: shareOf(outcome) } : outcome;
}

/** Criteria as words, on levels from 4 down to 1. */
export const open = (criteria = 'claim evidence', id = 'item'): OpenItem => ({
	...base,
	id,
	kind: 'open',
	words: { from: 120, to: 150 },
	evidence: { atLeast: 2, atMost: 6 },
	rubric: {
		id: 'argument',
		title: 'An argument from sources',
		levels: [4, 3, 2, 1].map((level) => ({ level, title: `title of ${level}` })),
		criteria: criteria.split(' ').map((one) => ({
			id: one,
			title: `title of ${one}`,
			cells: Object.fromEntries([4, 3, 2, 1].map((level) => [level, `cell ${one} ${level}`])),
		})),
	},
	samples: [4, 1].map((level) => ({
		id: `sample-${level}`,
		text: `text of sample ${level}`,
		levels: Object.fromEntries(criteria.split(' ').map((one) => [one, level])),
		notes: Object.fromEntries(criteria.split(' ').map((one) => [one, `note ${one} ${level}`])),
	})),
});
