import { explainedParts } from '../quiz/explain.ts';
import {
	articleCue,
	containedChoice,
	givenAway,
	oddStyle,
	repeatedRationale,
	twoQuestions,
	verbalCue,
} from './lint-wording.ts';
import { noSpareTarget, quotedProof, secondReading } from './lint-reading.ts';
import { absolutesIn } from '../text/telling-words.ts';
import { optionLists } from './compile-quiz.ts';
import { unsupportedFacts } from './unsupported-facts.ts';
import { missingSpellings } from './usual-spellings.ts';
import type { Finding } from './findings.ts';
import type { Choice } from '../quiz/item-base.ts';
import type { CompiledModule, Item, Quiz } from '../quiz/types.ts';

type Rule = (item: Item, module: CompiledModule, quiz: Quiz) => Finding[];

/** A key this much longer than the longest distractor gives itself away. */
const LONGER = 1.25;
const NEGATIVE = /\b(not|never|except|neither|nor|cannot)\b|n[’']t\b/;

/** The choices of an item with one key, else none. */
export const singleKey = (item: Item): readonly Choice[] =>
	item.kind === 'choice' && item.choices.filter((choice) => choice.correct).length === 1 ? item.choices : [];

const RULES: readonly Rule[] = [
	function keyIsLongest(item) {
		const choices = singleKey(item);
		const key = choices.find((choice) => choice.correct);
		const longest = Math.max(
			0,
			...choices.filter((choice) => !choice.correct).map(({ text }) => text.length),
		);
		if (!key || key.text.length <= LONGER * longest) return [];
		return [
			{
				rule: 'longest-key',
				path: ['choices', choices.indexOf(key), 'text'],
				message: 'The key is clearly the longest choice.',
				suggestion: 'Shorten it, or make a distractor just as long.',
			},
		];
	},
	function allOrNone(item) {
		if (item.kind !== 'choice') return [];
		return item.choices.flatMap(({ text }, index) =>
			/\b(all|none|both) of (the above|these)\b/i.test(text)
				? [
						{
							rule: 'all-or-none',
							path: ['choices', index, 'text'],
							message: '“All/none of the above” tests cleverness, not reading.',
							suggestion: 'Mark several choices as correct instead.',
						},
					]
				: [],
		);
	},
	function negativePrompt(item) {
		if (!NEGATIVE.test(item.prompt) || item.kind === 'statement') return [];
		return [
			{
				rule: 'negative-prompt',
				path: ['prompt'],
				message: 'A negative in the prompt is easy to miss.',
				suggestion: 'Ask a positive question, or write NOT or EXCEPT in capitals.',
			},
		];
	},
	function absoluteWords(item) {
		const isAbsolute = ({ text }: Choice) => absolutesIn(text).length > 0;
		if (item.kind !== 'choice' || item.choices.some((choice) => choice.correct && isAbsolute(choice)))
			return [];
		return item.choices.flatMap((choice, index) =>
			isAbsolute(choice)
				? [
						{
							rule: 'absolute-word',
							path: ['choices', index, 'text'],
							message: `“${absolutesIn(choice.text)[0] ?? ''}” stands only in distractors and gives them away.`,
							suggestion: 'Soften it, or use such a word in the key as well.',
						},
					]
				: [],
		);
	},
	function duplicateChoices(item) {
		return optionLists(item).flatMap(({ path, options }) => {
			const seen = new Set<string>();
			return options.flatMap(({ text }, index): Finding[] => {
				const words =
					text
						.toLowerCase()
						.match(/[\p{L}\p{N}]+/gu)
						?.join(' ') ?? text;
				if (!seen.has(words)) {
					seen.add(words);
					return [];
				}
				return [
					{
						rule: 'duplicate-choice',
						path: [...path, index],
						message: 'Two choices say the same thing.',
						suggestion: 'Change one of them.',
					},
				];
			});
		});
	},
	function evidence(item) {
		return explainedParts(item).flatMap(({ part, path, needs }) => {
			const found: Finding[] = [];
			if (needs && part.rationale === '')
				found.push({
					rule: 'no-rationale',
					path,
					message: 'Nothing says why this is right or wrong.',
					suggestion: 'Add rationale:.',
				});
			if (needs && part.citations.length === 0 && !part.notStated)
				found.push({
					rule: 'no-evidence',
					path,
					message: 'No passage proves or refutes this.',
					suggestion: 'Add cites:, or not-stated: true if the reading says nothing about it.',
				});
			if (
				part.notStated &&
				part.citations.some(({ reading }) => reading === item.accordingTo) &&
				item.kind !== 'statement'
			)
				found.push({
					rule: 'stated-and-not',
					path,
					message: 'This is marked not-stated but cites a passage.',
					suggestion: 'Keep one of the two.',
				});
			return found;
		});
	},
	function keyedElsewhere(item) {
		const right = 'choices' in item ? item.choices.filter((choice) => choice.correct) : [];
		const cited = right.flatMap((choice) => choice.citations);
		if (cited.length === 0 || cited.some(({ reading }) => reading === item.accordingTo)) return [];
		return [
			{
				rule: 'keyed-elsewhere',
				path: ['according-to'],
				message: `The key cites nothing in “${item.accordingTo}”, which should prove it.`,
				suggestion: 'Set according-to: to the reading that proves the key.',
			},
		];
	},
	(item) => oddStyle(optionLists(item)),
	(item) => containedChoice(optionLists(item)),
	(item) => verbalCue(item, singleKey(item)),
	articleCue,
	twoQuestions,
	repeatedRationale,
	missingSpellings,
	noSpareTarget,
	secondReading,
	quotedProof,
	(item, _, quiz) => givenAway(item, quiz),
	function facts(item, module) {
		return unsupportedFacts(item, module).map(({ path, fact }) => ({
			rule: 'unsupported-fact',
			path,
			message: `“${fact}” is in a rationale, but not in any passage this item cites.`,
			suggestion: 'Cite the sentence that says so, or remove it.',
		}));
	},
];

/** What makes an item worse than it could be. */
export const lintItem = (item: Item, module: CompiledModule, quiz: Quiz): Finding[] =>
	RULES.flatMap((check) => check(item, module, quiz));
