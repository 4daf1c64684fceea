import { explainedParts } from '../../../src/lib/quiz/explain.ts';
import {
	choice,
	choices,
	gap,
	listGap,
	match,
	numeric,
	open,
	order,
	statement,
	typedGap,
} from '../../quiz/make.ts';
import type { Explained } from '../../../src/lib/quiz/item-base.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

/** What a typed gap takes: nobody may read it who did not write it. */
export const ACCEPTED = '⟦accept gap⟧';

const silent: Explained = { rationale: '', citations: [], notStated: false };
const base = choice('x*', 'evidence');

/** One of each kind, with mistakes where a kind has them. */
const bare: readonly Item[] = [
	choice('a* b c', 'choice'),
	statement('true* false not-stated', 'statement'),
	{
		...match('r1=t1 r2=t2', 't1 t2 t3', 'match'),
		rows: match('r1=t1 r2=t2', 't1 t2 t3').rows.map((row, at) =>
			at === 0 ? { ...row, mistakes: [{ ...silent, target: 't3' }] } : row,
		),
	},
	order('one two three', 'order'),
	gap(
		[listGap('g1', 'x* y'), { ...typedGap('g2', ACCEPTED), mistakes: [{ ...silent, entries: ['slip'] }] }],
		'gap',
	),
	{
		...base,
		kind: 'evidence',
		choices: choices('s1* s2 s3*').map((one) => ({ ...one, paragraph: 'p1' })),
	},
	numeric(5, { id: 'numeric', mistakes: [6] }),
	open('claim', 'open'),
];

type Writable = { -readonly [K in keyof Explained]: Explained[K] };

/** With words in every rationale and every citation that say where they stand, and stand nowhere else. */
function planted(item: Item): Item {
	const own = structuredClone(item);
	for (const { part, path } of explainedParts(own)) {
		const place = path.join('.') || 'item';
		const target = part as Writable;
		target.rationale = `⟦why ${place}⟧`;
		target.citations = [
			{ reading: 'article', exact: `⟦cite ${place}⟧`, start: 0, end: 1, passages: ['p1.s1'] },
		];
	}
	if (own.kind !== 'open') return own;
	const { rubric, samples } = own;
	const criteria = rubric.criteria.map((one) => ({ ...one, cells: { 4: '⟦cell 4⟧', 1: '⟦cell 1⟧' } }));
	return {
		...own,
		rubric: { ...rubric, criteria },
		samples: samples.map((one, at) => ({ ...one, text: `⟦sample ${at}⟧`, notes: { claim: `⟦note ${at}⟧` } })),
	};
}

export const ITEMS: readonly Item[] = bare.map(planted);

/** The planted words anywhere in what is to be sent, each once, sorted. */
export const canariesIn = (sent: unknown): string[] =>
	[...new Set(JSON.stringify(sent).match(/⟦[^⟧]*⟧/g) ?? [])].sort();

/** What is planted at some places. */
export const at = (places: string): string[] =>
	places
		.split(' ')
		.filter((place) => place !== '')
		.flatMap((place) => [`⟦why ${place}⟧`, `⟦cite ${place}⟧`])
		.sort();
