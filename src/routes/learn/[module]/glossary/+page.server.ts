import { GLOSSARY_QUIZ } from '$lib/quiz/glossary-quiz';
import { findModule, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';
import type { Term } from '$lib/quiz/types';

// Also without a glossary: the page then says so, and a build without any has the same addresses.
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const module = findModule(params.module);
	return {
		module,
		terms: module.glossary.toSorted((a, b) => a.term.localeCompare(b.term, 'en-GB')),
		compared: Object.fromEntries(
			module.glossary.map((term) => [term.id, comparedWith(term, module.glossary)]),
		),
		quiz: module.quizzes.find(({ id }) => id === GLOSSARY_QUIZ) ?? null,
	};
}) satisfies PageServerLoad;

/** Whoever confuses one with the other may look up either. */
function comparedWith(term: Term, glossary: readonly Term[]) {
	return glossary
		.filter((other) => term.compare.includes(other.id) || other.compare.includes(term.id))
		.map(({ id, term: words }) => ({ id, words }))
		.sort((a, b) => a.words.localeCompare(b.words, 'en-GB'));
}
