import { describe, expect, test } from 'vitest';
import { explainedParts } from '../../../src/lib/quiz/explain.ts';
import { KINDS } from '../../../src/lib/quiz/grading.ts';
import { paperItem } from '../../../src/lib/server/taking/paper.ts';
import { withAnotherKey } from '../../quiz/another-key.ts';
import { ACCEPTED, at, canariesIn, ITEMS } from './canaries.ts';
import type { Released } from '../../../src/lib/rules/release.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOTHING: Released = { score: false, responses: true, feedback: false, keys: false };
const FEEDBACK: Released = { ...NOTHING, score: true, feedback: true };
const ALL: Released = { ...FEEDBACK, keys: true };

interface Row {
	readonly kind: Item['kind'];
	readonly given: readonly string[];
	/** Places whose rationale and citation are seen with feedback alone, and with the keys. */
	readonly feedback: string;
	readonly all: string;
}

/** For each kind a right response, a wrong one, and none. */
const TABLE: readonly Row[] = [
	{ kind: 'choice', given: ['a'], feedback: 'choices.0', all: 'item choices.0 choices.1 choices.2' },
	{ kind: 'choice', given: ['b'], feedback: 'choices.1', all: 'item choices.0 choices.1 choices.2' },
	{ kind: 'choice', given: [], feedback: '', all: 'item choices.0 choices.1 choices.2' },
	...(
		[
			[['true'], 'judgements.true'],
			[['false'], 'judgements.false'],
			[[], ''],
		] as const
	).map(([given, feedback]): Row => {
		const all = 'item judgements.true judgements.false judgements.not-stated';
		return { kind: 'statement', given, feedback, all };
	}),
	{
		kind: 'match',
		given: ['r1=t1', 'r2=t2'],
		feedback: 'rows.0 rows.1',
		all: 'item rows.0 rows.1 targets.2',
	},
	{
		kind: 'match',
		given: ['r1=t3', 'r2=t2'],
		feedback: 'rows.0.mistakes.0 rows.1',
		all: 'item rows.0 rows.0.mistakes.0 rows.1 targets.2',
	},
	{ kind: 'match', given: [], feedback: '', all: 'item rows.0 rows.1 targets.2' },
	{
		kind: 'order',
		given: ['one', 'two', 'three'],
		feedback: 'steps.0 steps.1 steps.2',
		all: 'item steps.0 steps.1 steps.2',
	},
	{
		kind: 'order',
		given: ['two', 'one', 'three'],
		feedback: 'steps.2',
		all: 'item steps.0 steps.1 steps.2',
	},
	{ kind: 'order', given: [], feedback: '', all: 'item steps.0 steps.1 steps.2' },
	{
		kind: 'gap',
		given: ['g1=x', `g2=${ACCEPTED}`],
		feedback: 'gaps.0 gaps.0.choices.0 gaps.1',
		all: 'item gaps.0 gaps.0.choices.0 gaps.1',
	},
	{
		kind: 'gap',
		given: ['g1=y', 'g2=slip'],
		feedback: 'gaps.0.choices.1 gaps.1.mistakes.0',
		all: 'item gaps.0 gaps.0.choices.0 gaps.0.choices.1 gaps.1 gaps.1.mistakes.0',
	},
	{ kind: 'gap', given: [], feedback: '', all: 'item gaps.0 gaps.0.choices.0 gaps.1' },
	{
		kind: 'evidence',
		given: ['s1', 's3'],
		feedback: 'sentences.0 sentences.2',
		all: 'item sentences.0 sentences.2',
	},
	{
		kind: 'evidence',
		given: ['s2'],
		feedback: 'sentences.1',
		all: 'item sentences.0 sentences.1 sentences.2',
	},
	{ kind: 'evidence', given: [], feedback: '', all: 'item sentences.0 sentences.2' },
	{ kind: 'numeric', given: ['value=5'], feedback: 'key', all: 'item key' },
	{ kind: 'numeric', given: ['value=6'], feedback: 'mistakes.0', all: 'item key mistakes.0' },
	{ kind: 'numeric', given: [], feedback: '', all: 'item key' },
	{ kind: 'open', given: ['text=Own words.'], feedback: '', all: 'item' },
	{ kind: 'open', given: [], feedback: '', all: 'item' },
];

/** What of an answer in one's own words is seen with the keys, beside the places. */
const LOOKED_AT = ['⟦cell 1⟧', '⟦cell 4⟧', '⟦note 0⟧', '⟦note 1⟧', '⟦sample 0⟧', '⟦sample 1⟧'];

function itemOf(kind: Item['kind']): Item {
	const item = ITEMS.find((one) => one.kind === kind);
	if (!item) throw new Error(`no ${kind}`);
	return item;
}

/** A student's own words are theirs to see. */
const own = ({ given }: Row) => canariesIn(given);
const seen = (row: Row, released: Released) =>
	canariesIn(paperItem(itemOf(row.kind), { response: row.given, certainty: null }, released));

test('there is one of each kind', () => {
	expect(ITEMS.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
	expect(new Set(TABLE.map(({ kind }) => kind)).size).toBe(KINDS.length);
});

describe.each(TABLE.map((row) => ({ row, name: `${row.kind} ${row.given.join(' ') || '(nothing)'}` })))(
	'$name',
	({ row }) => {
		test('shows, before release, what was given and not a word of why', () => {
			expect(seen(row, NOTHING)).toEqual(own(row));
		});
		test('shows, with feedback, why of what was given and nothing else', () => {
			expect(seen(row, FEEDBACK)).toEqual([...own(row), ...at(row.feedback)].sort());
		});
		test('shows, with the keys, all of it', () => {
			const key = row.kind === 'gap' ? [ACCEPTED] : row.kind === 'open' ? LOOKED_AT : [];
			expect(seen(row, ALL)).toEqual([...new Set([...key, ...own(row), ...at(row.all)])].sort());
		});
		test('is, before release, the same whatever the key', () => {
			const item = itemOf(row.kind);
			const given = { response: row.given, certainty: null };
			expect(paperItem(withAnotherKey(item), given, NOTHING)).toEqual(paperItem(item, given, NOTHING));
		});
	},
);

test.each(['choice', 'statement'] as const)(
	'a wrong %s is, with feedback, the same whichever of the others is right',
	(kind) => {
		const item = itemOf(kind);
		if (item.kind !== 'choice' && item.kind !== 'statement') throw new Error('other kind');
		const [, wrong, last] = item.choices;
		const moved = { ...item, choices: item.choices.map((one) => ({ ...one, correct: one === last })) };
		const given = { response: [wrong?.id ?? ''], certainty: null };
		expect(paperItem(item, given, FEEDBACK)).toMatchObject({ verdict: 'wrong', earned: '' });
		expect(paperItem(moved, given, FEEDBACK)).toEqual(paperItem(item, given, FEEDBACK));
	},
);

describe('the check bites', () => {
	test.each(ITEMS.map((item) => ({ item, kind: item.kind })))(
		'on each part of a $kind that slips out',
		({ item }) => {
			const paper = paperItem(item, { response: [], certainty: null }, NOTHING);
			expect(canariesIn(paper)).toEqual([]);
			const parts = explainedParts(item);
			// One’s own words have no parts: the item itself is what could slip out.
			expect(parts.length).toBeGreaterThan(item.kind === 'open' ? 0 : 1);
			for (const { part, path } of parts) {
				const place = path.join('.') || 'item';
				const { rationale, citations } = part;
				expect(canariesIn({ ...paper, slipped: { rationale, citations } })).toEqual(at(place));
			}
			expect(canariesIn({ ...paper, item }).length).toBeGreaterThanOrEqual(2 * parts.length);
		},
	);

	test('on a paper that is a step too generous', () => {
		for (const row of TABLE.filter(({ given }) => given.length > 0)) {
			if (row.kind !== 'open') expect(seen(row, FEEDBACK)).not.toEqual(seen(row, NOTHING));
			expect(seen(row, ALL)).not.toEqual(seen(row, FEEDBACK));
		}
	});

	test('on a key that can be told from the paper', () => {
		for (const { kind } of ITEMS) {
			const given = { response: [], certainty: null };
			const [item, other] = [itemOf(kind), withAnotherKey(itemOf(kind))];
			expect(paperItem(other, given, ALL)).not.toEqual(paperItem(item, given, ALL));
		}
	});
});
