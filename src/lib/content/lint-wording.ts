import { explainedParts } from '../quiz/explain.ts';
import { stem, wordsOf } from '../text/telling-words.ts';
import type { Finding } from './findings.ts';
import type { Path } from './parse-yaml.ts';
import type { Choice } from '../quiz/item-base.ts';
import type { Item, Quiz } from '../quiz/types.ts';

interface Options {
	readonly path: Path;
	readonly options: readonly { readonly text: string }[];
}

/** Lists of so many words are not found by chance in another text. */
const TELLING_WORDS = 3;
/** A word of so many letters is seen again. */
const TELLING_LETTERS = 7;

/** Choices that are written in two ways: who sees the odd one out need not read. */
export function oddStyle(lists: readonly Options[]): Finding[] {
	return lists.flatMap(({ path, options }) =>
		[
			{ trait: 'ends with a full stop', has: (text: string) => /[.!?]$/.test(text) },
			{ trait: 'begins with a capital', has: (text: string) => /^\p{Lu}/u.test(text) },
		].flatMap(({ trait, has }) => {
			const with_ = options.filter(({ text }) => has(text));
			// A capital may be a name’s; one choice that alone has none, or one that alone ends otherwise, is odd.
			const isOdd = trait.startsWith('ends')
				? with_.length > 0 && with_.length < options.length
				: options.length > 2 && with_.length === options.length - 1;
			if (!isOdd) return [];
			return [
				{
					rule: 'odd-style',
					path,
					message: `Not every one of these ${trait}, so the odd one out is obvious.`,
					suggestion: 'Write them all the same way.',
				},
			];
		}),
	);
}

/** A choice that another one contains: who chooses the longer has chosen the shorter too. */
export function containedChoice(lists: readonly Options[]): Finding[] {
	return lists.flatMap(({ path, options }) =>
		options.flatMap(({ text }, index): Finding[] => {
			const own = wordsOf(text).join(' ');
			const whole = options.find(
				(other, at) => at !== index && ` ${wordsOf(other.text).join(' ')} `.includes(` ${own} `),
			);
			if (!whole || wordsOf(text).length < 2 || whole.text === text) return [];
			return [
				{
					rule: 'contained-choice',
					path: [...path, index],
					message: `“${whole.text}” says this and more, so the two overlap.`,
					suggestion: 'Make sure that no choice includes another.',
				},
			];
		}),
	);
}

/** A long word of the prompt that the key repeats and no distractor does. */
export function verbalCue(item: Item, choices: readonly Choice[]): Finding[] {
	const key = choices.findIndex((choice) => choice.correct);
	const own = choices[key];
	if (!own) return [];
	const asked = new Set(
		wordsOf(item.prompt)
			.filter((word) => word.length >= TELLING_LETTERS)
			.map(stem),
	);
	// Where distractors have words of the prompt as well, the key does not stand out.
	const others = new Set(
		choices.filter((choice) => choice !== own).flatMap(({ text }) => wordsOf(text).map(stem)),
	);
	if ([...others].some((word) => asked.has(word))) return [];
	const cue = wordsOf(own.text).find((word) => asked.has(stem(word)));
	if (!cue) return [];
	return [
		{
			rule: 'verbal-cue',
			path: ['choices', key, 'text'],
			message: `“${cue}” is in the prompt and the key, but not in any distractor.`,
			suggestion: 'Use other words, or use this word in a distractor too.',
		},
	];
}

/** “a” or “an” right before a gap tells the choices apart. */
export function articleCue(item: Item): Finding[] {
	if (item.kind !== 'gap') return [];
	return item.gaps.flatMap(({ choices }, at): Finding[] => {
		const before = /\b(an?)\s+$/i.exec(item.text[at] ?? '')?.[1]?.toLowerCase();
		if (!before || choices.length === 0) return [];
		const fits = choices.filter(({ text }) => (/^[aeiou]/i.test(text) ? 'an' : 'a') === before);
		if (fits.length === choices.length) return [];
		return [
			{
				rule: 'article-cue',
				path: ['gaps', at],
				message: `“${before}” before the gap fits only some of the choices.`,
				suggestion: 'Move the article into the choices.',
			},
		];
	});
}

/** Two questions in one prompt: which of them is answered? */
export function twoQuestions(item: Item): Finding[] {
	if ((item.prompt.replace(/“[^”]*”/g, '').match(/\?(?=[”"’']?(?:\s|$))/g) ?? []).length < 2) return [];
	return [
		{
			rule: 'two-questions',
			path: ['prompt'],
			message: 'The prompt asks two questions.',
			suggestion: 'Ask only one.',
		},
	];
}

/** A rationale that repeats another of the same item explains one of the two badly. */
export function repeatedRationale(item: Item): Finding[] {
	const seen = new Set<string>();
	return explainedParts(item).flatMap(({ part, path }): Finding[] => {
		const words = wordsOf(part.rationale).join(' ');
		if (words === '' || !seen.has(words)) {
			seen.add(words);
			return [];
		}
		return [
			{
				rule: 'repeated-rationale',
				path,
				message: 'Another part of this item has the same rationale.',
				suggestion: 'Explain what is right or wrong about this part.',
			},
		];
	});
}

/** A key that a prompt might give away. */
interface Telling {
	readonly item: Item;
	readonly text: string;
	readonly words: string;
	/** Of its own prompt. */
	readonly asked: string;
}

/** Of each quiz, once: by the first words of the key, so that no item has to be compared with every other. */
const tellings = new WeakMap<Quiz, ReadonlyMap<string, readonly Telling[]>>();

const opening = (words: readonly string[], at = 0) => words.slice(at, at + TELLING_WORDS).join(' ');

function tellingsOf(quiz: Quiz): ReadonlyMap<string, readonly Telling[]> {
	const known = tellings.get(quiz);
	if (known) return known;
	const found = new Map<string, Telling[]>();
	for (const item of quiz.items) {
		if (item.kind !== 'choice') continue;
		const asked = wordsOf(item.prompt).join(' ');
		for (const { text, correct } of item.choices) {
			const words = wordsOf(text);
			if (!correct || words.length < TELLING_WORDS) continue;
			const same = found.get(opening(words));
			const telling = { item, text, words: words.join(' '), asked };
			if (same) same.push(telling);
			else found.set(opening(words), [telling]);
		}
	}
	tellings.set(quiz, found);
	return found;
}

/** A prompt or a statement that holds the key of another item of its quiz. */
export function givenAway(item: Item, quiz: Quiz): Finding[] {
	const words = wordsOf(item.kind === 'statement' ? `${item.prompt} ${item.statement}` : item.prompt);
	const shown = ` ${words.join(' ')} `;
	const known = tellingsOf(quiz);
	const told = new Map<Item, Telling>();
	for (const at of words.keys()) {
		for (const telling of known.get(opening(words, at)) ?? []) {
			const isTold = shown.includes(` ${telling.words} `) && !telling.asked.includes(telling.words);
			if (isTold && telling.item !== item && !told.has(telling.item)) told.set(telling.item, telling);
		}
	}
	return [...told].map(([other, { text }]) => ({
		rule: 'given-away',
		path: ['prompt'],
		message: `The words “${text}” are the key of “${other.id}” in the same quiz.`,
		suggestion: 'Ask in other words, or move one of the two to another quiz.',
	}));
}
