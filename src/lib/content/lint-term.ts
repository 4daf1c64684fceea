import { matchingTerms } from '../quiz/matching-terms.ts';
import { mentions, namesOf } from '../quiz/term-names.ts';
import { citedWords, missingFact } from './unsupported-facts.ts';
import type { Finding } from './findings.ts';
import type { CompiledModule, Term } from '../quiz/types.ts';

type Rule = (term: Term, cited: string, module: CompiledModule) => Finding[];

const RULES: readonly Rule[] = [
	function circularDefinition(term) {
		if (!mentions(term.definition, namesOf(term))) return [];
		return [
			{
				rule: 'circular-definition',
				path: ['definition'],
				message: `The definition of “${term.term}” uses the term itself.`,
				suggestion: 'Use other words.',
			},
		];
	},
	function unnamedTerm(term, cited) {
		if (mentions(cited, namesOf(term))) return [];
		return [
			{
				rule: 'unnamed-term',
				path: ['cites'],
				message: `No cited sentence names “${term.term}”.`,
				suggestion: 'Cite one that does, or add the form used there under also.',
			},
		];
	},
	function facts(term, cited, { commonNames }) {
		const fact = missingFact(term.definition, [cited, ...namesOf(term)], commonNames);
		if (fact === undefined) return [];
		return [
			{
				rule: 'unsupported-fact',
				path: ['definition'],
				message: `“${fact}” is in the definition, but not in any passage it cites.`,
				suggestion: 'Cite the sentence that says so, or remove it.',
			},
		];
	},
	function idleKeyword({ keywords, definition, ...term }) {
		return keywords.flatMap((keyword, at) => {
			const searched = [...namesOf(term), definition, ...keywords.slice(0, at)];
			if (!matchingTerms([searched.join(' ')], keyword)[0]) return [];
			return [
				{
					rule: 'idle-keyword',
					path: ['keywords', at],
					message: `A search for “${keyword}” finds “${term.term}” without this keyword.`,
					suggestion: 'Remove it.',
				},
			];
		});
	},
];

/** What makes an entry of a glossary worse than it could be; paths are within the entry. */
export function lintTerm(term: Term, module: CompiledModule): Finding[] {
	const cited = term.citations.map((citation) => citedWords(module, citation)).join('\n');
	return RULES.flatMap((check) => check(term, cited, module));
}
