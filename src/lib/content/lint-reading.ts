import { pairsOff } from '../analysis/cues/by-form.ts';
import { explainedParts, keyParts } from '../quiz/explain.ts';
import { quotationsIn, wordsOf } from '../text/telling-words.ts';
import { citedWords } from './unsupported-facts.ts';
import type { Finding } from './findings.ts';
import type { CompiledModule, Item } from '../quiz/types.ts';

/** What lets somebody answer who has not read, or leaves somebody in doubt who has. */

/** Each target belongs to one row: the last pair needs no thought. */
export function noSpareTarget(item: Item): Finding[] {
	if (item.kind !== 'match' || !pairsOff(item)) return [];
	return [
		{
			rule: 'no-spare-target',
			path: ['targets'],
			message: 'Each target fits one row, so the last pair can be found by elimination.',
			suggestion: 'Add a target that fits no row, or one that fits several.',
		},
	];
}

/** How a rationale admits that its choice is not wrong, or that the key is not alone. */
const CONCESSION = new RegExp(
	[
		'\\bfits?\\b[^.;:]*\\b(?:too|as well)\\b',
		'\\balso fits?\\b',
		'\\bcould (?:also|equally|just as well)\\b',
		'\\barguabl[ey]\\b',
		'\\bdefensible\\b',
		'\\b(?:is|are|would be) (?:also|equally|just as) (?:true|right|correct|possible|good)\\b',
		'\\b(?:true|right|correct),? too\\b',
		'\\b(?:not|nor) (?:quite |entirely |altogether )?wrong\\b',
		'\\bpart(?:ly|ially) (?:true|right|correct)\\b',
		'\\b(?:one|you|someone) (?:could|can|might|may) (?:also )?argue\\b',
		'\\bin a sense\\b',
	].join('|'),
	'i',
);

/** A rationale that grants a second reading. */
export function secondReading(item: Item): Finding[] {
	return explainedParts(item).flatMap(({ part, path }) => {
		const [words] = CONCESSION.exec(part.rationale) ?? [];
		if (words === undefined) return [];
		return [
			{
				rule: 'second-reading',
				path: [...path, 'rationale'],
				message: `“${words}” suggests that the item can be read in two ways.`,
				suggestion: 'Change the item so that only one answer can be defended.',
			},
		];
	});
}

/** A prompt that quotes all that the key rests on: nothing has to be looked for. */
export function quotedProof(item: Item, module: CompiledModule): Finding[] {
	const quotations = quotationsIn(item.prompt).map(spaced);
	const proofs = keyParts(item).flatMap(({ citations }) => citations);
	const shows = (sentence: string) => quotations.some((quotation) => sentence.includes(quotation));
	if (proofs.length === 0 || !proofs.every((citation) => shows(spaced(citedWords(module, citation)))))
		return [];
	return [
		{
			rule: 'quoted-proof',
			path: ['prompt'],
			message: 'The prompt quotes the very sentence that proves the key.',
			suggestion: 'Describe what it is about and let learners find it, or base the key on another sentence.',
		},
	];
}

const spaced = (text: string) => ` ${wordsOf(text).join(' ')} `;
