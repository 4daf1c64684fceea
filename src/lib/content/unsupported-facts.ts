import { explainedParts } from '../quiz/explain.ts';
import { wordingOf } from '../quiz/wording.ts';
import type { Path } from './parse-yaml.ts';
import type { CompiledModule, Item, Module } from '../quiz/types.ts';
import type { Citation } from '../text/types.ts';

const NUMBER = /\b\d[\d.,/–-]*\b/g;
/** A capital inside a sentence: names, offices, institutions. */
const NAME = /(?<=[\p{L}\p{N},;:“"(’] ?)(?<![.!?…]\s?)\p{Lu}[\p{L}’'-]+/gu;
/** Capitalised in any sentence, and no claim about anything. */
const COMMON = ['The', 'A', 'An', 'I', 'True', 'False', 'Not'];

/**
 * Numbers and names in rationales that stand in no sentence the item cites, nor in what the learner reads in
 * the item itself. Catches facts that slipped in from elsewhere.
 */
export function unsupportedFacts(item: Item, module: CompiledModule): { path: Path; fact: string }[] {
	const parts = explainedParts(item);
	const cited = parts.flatMap(({ part }) => part.citations.map((citation) => citedWords(module, citation)));
	const known = [...cited, ...textsOf(item)];
	return parts.flatMap(({ part, path }) => {
		const fact = missingFact(part.rationale, known, module.commonNames);
		return fact ? [{ path: [...path, 'rationale'], fact }] : [];
	});
}

/**
 * The first number or name in a text that stands nowhere in what is known.
 * @param common names that need no proof in this module
 */
export function missingFact(
	text: string,
	known: readonly string[],
	common: readonly string[],
): string | undefined {
	const all = fold(known.join(' \n '));
	const exempt = new Set([...COMMON, ...common]);
	const numbers = text.match(NUMBER) ?? [];
	const names = (text.match(NAME) ?? []).filter((name) => !exempt.has(name.replace(/’s$/, '')));
	return [...numbers, ...names].find((fact) => !all.includes(fold(fact.replace(/’s$/, ''))));
}

/** The sentence or sentences a citation touches. */
export function citedWords(module: Module, citation: Citation): string {
	const reading = module.readings.find(({ id }) => id === citation.reading);
	const block = reading?.blocks.find(({ start, end }) => start <= citation.start && citation.start < end);
	const touched =
		block?.sentences.filter(({ start, end }) => start < citation.end && citation.start < end) ?? [];
	return reading?.text.slice(touched[0]?.start ?? citation.start, touched.at(-1)?.end ?? citation.end) ?? '';
}

const textsOf = (item: Item): string[] => [item.prompt, ...wordingOf(item).said(item)];

const fold = (text: string) => text.toLowerCase().replace(/[’‘]/g, "'").replace(/[–—-]/g, '-');
