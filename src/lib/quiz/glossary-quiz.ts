import { quoted } from '../text/quoted.ts';
import { mixed, randomFrom } from './shuffle.ts';
import { mentions, namePattern, namesOf } from './term-names.ts';
import type { Choice } from './item-base.ts';
import type { ChoiceItem } from './kinds/choice/item.ts';
import type { Module, Quiz, Term } from './types.ts';
import type { Reading } from '../text/types.ts';

/** Id of the quiz made from a glossary, or of its first part; no file may have it. */
export const GLOSSARY_QUIZ = 'glossary';
/** Whether a quiz is made from a glossary: `glossary`, `glossary-2` … */
export const isGlossaryQuiz = (id: string): boolean => /^glossary(-\d+)?$/.test(id);
/** Id of the objective its items serve. */
export const GLOSSARY_OBJECTIVE = 'use-the-terms';
/** Below this the choices would be the same in every item. */
export const FEWEST_TERMS = 4;
const DISTRACTORS = 3;
/** Of more terms the quiz comes in parts: sixty questions are more than one sitting, and more than a light page. */
const MOST_TERMS = 20;
/** Id of the item that asks for a term. */
export const termItemId = (term: string) => `term-${term}`;

type Source = Pick<Module, 'glossary' | 'objectives' | 'readings'>;

/** Ids of the quizzes that a glossary of so many terms is made into. */
export const glossaryQuizIds = (terms: number): readonly string[] =>
	Array.from({ length: Math.ceil(terms / MOST_TERMS) }, (_, part) =>
		part === 0 ? GLOSSARY_QUIZ : `${GLOSSARY_QUIZ}-${part + 1}`,
	);

/** Which of them asks for a term: by its id alone, so that a new term moves no other. */
export function glossaryQuizOf(term: string, quizzes: readonly string[]): string {
	return quizzes[Math.floor(lotOf(term) * quizzes.length)] ?? GLOSSARY_QUIZ;
}

/** At least 0, less than 1; the same for the same id. */
const lotOf = (term: string): number => randomFrom(term)();

/**
 * Quizzes that give each definition and ask for its term; none when there are too few terms, or no objective
 * for them. The same glossary gives the same quizzes, and a new term leaves the order of the others as it was.
 */
export function glossaryQuizzes({ glossary, objectives, readings }: Source): Quiz[] {
	const served = objectives.some(({ id }) => id === GLOSSARY_OBJECTIVE);
	if (!served || glossary.length < FEWEST_TERMS) return [];
	// Not by the alphabet: there, each key would say something about the next.
	const terms = [...glossary].sort((a, b) => lotOf(a.id) - lotOf(b.id));
	const ids = glossaryQuizIds(glossary.length);
	const parts = ids.map((id, part): Quiz => ({
		id,
		title: `Glossary: which term is it?${ids.length > 1 ? ` Part ${part + 1}` : ''}`,
		summary: 'Each question gives a definition from the glossary. Choose the term it defines.',
		items: terms
			.filter((term) => glossaryQuizOf(term.id, ids) === id)
			.flatMap((term) => itemOf(term, distractorsOf(term, glossary, readings)) ?? []),
	}));
	return parts.filter(({ items }) => items.length > 0);
}

function itemOf(term: Term, distractors: readonly Term[]): ChoiceItem | null {
	const [home] = term.citations;
	if (!home || distractors.length === 0) return null;
	return {
		id: termItemId(term.id),
		kind: 'choice',
		objective: GLOSSARY_OBJECTIVE,
		level: 'remember',
		prompt: `Which term is this? ${term.definition.replace(namePattern(namesOf(term)), '…')}`,
		accordingTo: home.reading,
		rationale: '',
		citations: [],
		notStated: false,
		choices: mixed(
			[term, ...distractors].map((one) => choiceOf(one, one === term)),
			term.id,
		),
	};
}

const choiceOf = ({ id, term, definition, citations }: Term, correct: boolean): Choice => ({
	id,
	text: term,
	correct,
	rationale: `${term.charAt(0).toUpperCase()}${term.slice(1)}: ${quoted(definition)}`,
	citations,
	notStated: false,
});

/**
 * Others to choose from. Never a term whose name stands within this one's, or the other way round
 * (“peacekeeping”, “robust peacekeeping”): what is said of one may hold for both. First those the author calls
 * easily confused, then those not named in the definition, which would rule them out; then by nearness in the
 * readings, where a section holds what is alike.
 */
function distractorsOf(term: Term, glossary: readonly Term[], readings: readonly Reading[]): Term[] {
	const names = namesOf(term);
	const ranked = glossary
		.filter((other) => other.id !== term.id && other.definition !== term.definition)
		.filter((other) => !overlap(names, namesOf(other)))
		.map((other) => {
			const confused = term.compare.includes(other.id) || other.compare.includes(term.id);
			const named = mentions(term.definition, namesOf(other));
			return { other, rank: [Number(!confused), Number(named), ...apart(term, other, readings)] };
		});
	return ranked
		.sort((a, b) => inOrder(a.rank, b.rank) || (a.other.id < b.other.id ? -1 : 1))
		.slice(0, DISTRACTORS)
		.map(({ other }) => other);
}

const overlap = (some: readonly string[], others: readonly string[]): boolean =>
	some.some((name) => mentions(name, others)) || others.some((name) => mentions(name, some));

/** How far apart two terms are first cited: 0 same section, 1 same reading, 2 neither; then in characters. */
function apart(one: Term, other: Term, readings: readonly Reading[]): [number, number] {
	const [here, there] = [one.citations[0], other.citations[0]];
	if (!here || !there || here.reading !== there.reading) return [2, 0];
	const headings = readings
		.find(({ id }) => id === here.reading)
		?.blocks.filter(({ kind }) => kind === 'heading');
	const sectionOf = (start: number) => headings?.findLastIndex((heading) => heading.start <= start);
	return [Number(sectionOf(here.start) !== sectionOf(there.start)), Math.abs(here.start - there.start)];
}

function inOrder(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((value, index) => value !== b[index]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
