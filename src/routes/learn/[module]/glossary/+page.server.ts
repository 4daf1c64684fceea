import { isGlossaryQuiz } from '$lib/quiz/glossary-quiz';
import { itemHref, readingHref } from '$lib/words/hrefs';
import { foldEntry } from '$lib/quiz/fold-entry';
import { findTerms } from '$lib/quiz/find-terms';
import { findModule, modules, sinceOf } from '$lib/server/library';
import type { TermPlaces } from '$lib/learner/glossary/term-places';
import type { EntryGenerator, PageServerLoad } from './$types';
import type { Module, Term } from '$lib/quiz/types';

// Also without a glossary: the page then says so, and a build without any has the same addresses.
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const module = findModule(params.module);
	const terms = module.glossary.toSorted((a, b) => a.term.localeCompare(b.term, 'en-GB'));
	return {
		module,
		terms,
		letters: [...Map.groupBy(terms, firstLetter)].map(([letter, own]) => ({ letter, terms: own })),
		since: sinceOf(module),
		places: placesOf(module),
		compared: Object.fromEntries(
			module.glossary.map((term) => [term.id, comparedWith(term, module.glossary)]),
		),
		quizzes: module.quizzes.filter(({ id }) => isGlossaryQuiz(id)),
	};
}) satisfies PageServerLoad;

/** Without its accent, so that it can be part of an address. */
const firstLetter = ({ term }: Term) => foldEntry(term).charAt(0).toUpperCase();

/** Where learners come across each term: its first sentence in each reading, the first question of each quiz. */
function placesOf({ id: module, readings, quizzes, glossary }: Module): Record<string, TermPlaces> {
	const places: Record<string, TermPlaces> = Object.fromEntries(
		glossary.map(({ id }) => [id, { readings: [], quizzes: [] }]),
	);
	for (const { id, title, text, blocks } of readings) {
		const seen = new Set<string>();
		for (const { id: passage, start, end } of blocks.flatMap(({ sentences }) => sentences))
			for (const { term } of findTerms(text.slice(start, end), glossary)) {
				if (seen.has(term)) continue;
				seen.add(term);
				places[term]?.readings.push({ title, href: `${readingHref(module, id)}#${passage}` });
			}
	}
	for (const { id, title, items } of quizzes.filter((quiz) => !isGlossaryQuiz(quiz.id))) {
		const seen = new Set<string>();
		for (const item of items) {
			const asked = item.kind === 'statement' ? `${item.prompt} ${item.statement}` : item.prompt;
			for (const { term } of findTerms(asked, glossary)) {
				if (seen.has(term)) continue;
				seen.add(term);
				places[term]?.quizzes.push({ title, href: itemHref(module, id, item.id) });
			}
		}
	}
	return places;
}

/** Whoever confuses one with the other may look up either. */
function comparedWith(term: Term, glossary: readonly Term[]) {
	return glossary
		.filter((other) => term.compare.includes(other.id) || other.compare.includes(term.id))
		.map(({ id, term: words }) => ({ id, words }))
		.sort((a, b) => a.words.localeCompare(b.words, 'en-GB'));
}
