import { countOf, decisionsOf, isTelling, mostHits, type Decision } from '../analysis/cues/decisions.ts';
import { STRATEGIES, type Strategy } from '../analysis/cues/strategies.ts';
import { hedgesIn } from '../text/telling-words.ts';
import type { CueSet } from './cue-sets.ts';
import type { Finding } from './findings.ts';
import type { Path } from './parse-yaml.ts';
import type { Choice } from '../quiz/item-base.ts';
import type { Item } from '../quiz/types.ts';

/** A finding about an item that comes of the items around it. */
export interface CueFinding {
	readonly item: Item;
	readonly finding: Finding;
}

/**
 * What to do about a strategy that pays, by its id. Left out are those that other rules report: how many statements
 * have which key, hedged wording in keys, matches without a spare target; and how steps are mixed, which no author decides.
 */
export const ADVICE: Readonly<Record<string, string>> = {
	'choice-longest': 'Shorten this key, or make a distractor longer.',
	'choice-shortest': 'Say more in this key, or make a distractor shorter.',
	'choice-mildest': 'Use an absolute word in a key as well.',
	'choice-echo': 'Use other words in this key, or words of the prompt in distractors too.',
	'choice-unlike': 'Use a word of the prompt in this key, or fewer of them in distractors.',
	'choice-quoted': 'Use other words in this key, or words of the quotation in distractors too.',
	'choice-first': 'Move this key.',
	'choice-middle': 'Move this key.',
	'choice-last': 'Move this key.',
	'choice-majority': 'Give the key the label that fewer choices have.',
	'choice-odd': 'Give a distractor the label of this key, so that the key isn’t the odd one out.',
	'statement-hedged': 'Write hedged statements that are false, too.',
	'statement-absolute': 'Write absolute statements that are true, too.',
	'gap-longest': 'Shorten this key, or make another option longer.',
	'gap-echo': 'Use other words in this key, or words of the text in other options too.',
	'evidence-first': 'Offer another sentence before this one.',
	'evidence-last': 'Offer another sentence after this one.',
	'evidence-inner': 'Make the first or last sentence the key of some items.',
	'evidence-longest': 'Offer a longer sentence as well.',
	'evidence-echo': 'In the prompt, use words that other sentences share, or that this one doesn’t contain.',
	'match-echo': 'Use other words in this row or in its target.',
	'order-alphabet': 'Change the first words of some steps.',
	'numeric-prompt': 'Ask for a number that the prompt doesn’t give.',
};

/** Every strategy that pays in a set, at each item where it does. An item hears of a strategy once, from its smallest set. */
export const strategyFindings = (sets: readonly CueSet[]): CueFinding[] =>
	STRATEGIES.flatMap((strategy) => {
		const suggestion = ADVICE[strategy.id];
		return suggestion === undefined ? [] : findingsOf(strategy, suggestion, sets);
	});

function findingsOf(strategy: Strategy, suggestion: string, sets: readonly CueSet[]): CueFinding[] {
	const all = [...new Set(sets.flatMap(({ items }) => items))];
	const decisions = new Map(all.map((item) => [item, decisionsOf(item, strategy)]));
	return tellingIn(sets, (item) => decisions.get(item) ?? []).map(({ decision, counted }) => ({
		item: decision.item,
		finding: {
			rule: strategy.id,
			path: pathOf(decision),
			message: `${capital(strategy.words)} is right ${counted}`,
			suggestion,
		},
	}));
}

/** The decisions that a set gives away, each once, with how often that is so. */
function tellingIn<D extends Decision>(sets: readonly CueSet[], decide: (item: Item) => readonly D[]) {
	const heard = new Set<D>();
	return sets.flatMap(({ name, items }) => {
		const decisions = items.flatMap(decide);
		const count = countOf(decisions);
		if (!isTelling(count)) return [];
		const counted = `${short(count.hits)} out of ${decisions.length} times in ${name} (${short(count.chance)} by chance); at most ${mostHits(count)} will pass.`;
		const fresh = decisions.filter((decision) => decision.hit > decision.chance && !heard.has(decision));
		for (const decision of fresh) heard.add(decision);
		return fresh.map((decision) => ({ decision, counted }));
	});
}

const short = (value: number) => String(Number(value.toFixed(1)));
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Where an author mends it, within the item. */
function pathOf({ item, part }: Decision): Path {
	const keyAt = (choices: readonly Choice[]) => choices.findIndex(({ correct }) => correct);
	switch (item.kind) {
		case 'choice':
			return ['choices', keyAt(item.choices), 'text'];
		case 'evidence':
			return ['sentences', keyAt(item.choices)];
		case 'gap':
			return ['gaps', item.gaps.findIndex(({ id }) => id === part)];
		case 'match':
			return ['rows', item.rows.findIndex(({ id }) => id === part)];
		case 'statement':
			return ['statement'];
		case 'order':
			return ['steps'];
		case 'numeric':
		case 'open':
			return ['prompt'];
	}
}

interface HedgedOption extends Decision {
	readonly path: Path;
	readonly hedge: string;
}

/** Hedged wording that keys have more often than distractors: each hedged option is a decision, the key or not. */
export const hedgedKeys = (sets: readonly CueSet[]): CueFinding[] => {
	const known = new Map<Item, readonly HedgedOption[]>();
	return tellingIn(sets, (item) => {
		const found = known.get(item) ?? hedgedOptions(item);
		known.set(item, found);
		return found;
	}).map(({ decision: { item, path, hedge }, counted }) => ({
		item,
		finding: {
			rule: 'hedged-key',
			path,
			message: `“${hedge}” hedges this key; a hedged option is the key ${counted}`,
			suggestion: 'Write distractors that are hedged too, or remove the hedge from this key.',
		},
	}));
};

function hedgedOptions(item: Item): HedgedOption[] {
	return choiceLists(item).flatMap(({ path, choices }) => {
		const chance = choices.filter(({ correct }) => correct).length / choices.length;
		return choices.flatMap(({ text, correct }, at): HedgedOption[] => {
			const [hedge] = hedgesIn(text);
			if (hedge === undefined) return [];
			return [{ item, part: '', hit: correct ? 1 : 0, chance, path: [...path, at, 'text'], hedge }];
		});
	});
}

/** The lists whose wording is the author’s; sentences are the reading’s. */
function choiceLists(item: Item): readonly { readonly path: Path; readonly choices: readonly Choice[] }[] {
	if (item.kind === 'choice') return [{ path: ['choices'], choices: item.choices }];
	if (item.kind !== 'gap') return [];
	return item.gaps.map(({ choices }, at) => ({ path: ['gaps', at, 'choices'], choices }));
}

/** Fewer statements may well have no two keys alike. */
const ENOUGH_STATEMENTS = 6;

/** Statements whose key is one of the three too often or too seldom: each is due a sixth of them, and a half at most. */
export function unevenJudgements(sets: readonly CueSet[]): CueFinding[] {
	const heard = new Set<Item>();
	return sets.flatMap(({ name, items }) => {
		const statements = items.flatMap((item) => {
			const key = item.kind === 'statement' ? item.choices.find(({ correct }) => correct) : undefined;
			return key ? [{ item, key: key.id }] : [];
		});
		const { length } = statements;
		const of = (id: string) => statements.filter(({ key }) => key === id);
		const counts = ['true', 'false', 'not-stated'].map((id) => ({ id, times: of(id).length }));
		const uneven = counts.some(
			({ times }) => times < Math.floor(length / 6) || times > Math.ceil(length / 2),
		);
		if (length < ENOUGH_STATEMENTS || !uneven) return [];
		const most = Math.max(...counts.map(({ times }) => times));
		const frequent = counts.filter(({ times }) => times === most).flatMap(({ id }) => of(id));
		const fresh = frequent.filter(({ item }) => !heard.has(item));
		for (const { item } of fresh) heard.add(item);
		return fresh.map(({ item }) => ({
			item,
			finding: {
				rule: 'uneven-judgements',
				path: ['key'],
				message: `Of ${length} statements in ${name}, ${counts.map(({ id, times }) => `${times} are ${id.replace('-', ' ')}`).join(', ')}.`,
				suggestion: `Turn some into statements that are ${rarest(counts)}.`,
			},
		}));
	});
}

const rarest = (counts: readonly { readonly id: string; readonly times: number }[]) => {
	const fewest = Math.min(...counts.map(({ times }) => times));
	return counts
		.filter(({ times }) => times === fewest)
		.map(({ id }) => id.replace('-', ' '))
		.join(' or ');
};
