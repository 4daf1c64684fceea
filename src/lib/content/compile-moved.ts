import { glossaryQuizIds, glossaryQuizOf, termItemId } from '../quiz/glossary-quiz.ts';
import { placeName } from '../quiz/moved.ts';
import type { LintedGlossary, LintedQuiz } from './lint.ts';
import type { Path } from './parse-yaml.ts';
import type { Defect } from './source-file.ts';
import type { Moved } from '../quiz/moved.ts';

/** An item, or a term that is one, as its file has it. */
interface Written {
	readonly quiz: string;
	readonly item: string;
	/** As its file has it. */
	readonly id: string;
	/** `older-id`, of the same quiz, or `other-quiz/older-id` */
	readonly was: readonly string[];
	/** Where it may have been under an id, its own or an older one. */
	placesAs(id: string): readonly string[];
	report(path: Path, defect: Defect): void;
}

/**
 * The tables of former ids, of what is public and of the pool; ids that cannot be told from another item’s are
 * reported to their files.
 */
export function compileMoved(
	quizzes: readonly LintedQuiz[],
	glossary: LintedGlossary | null,
): { readonly moved: Moved; readonly movedInPool: Moved } {
	const written = [...quizzes.flatMap(itemsOf), ...(glossary ? termsOf(glossary) : [])];
	const pooled = new Set(quizzes.flatMap(({ parsed, quiz }) => (isPooled(parsed.value) ? quiz.id : [])));
	const present = new Set(written.map(placeName));
	const claimed = new Map<string, string>();
	for (const one of written) {
		one.was.forEach((was, index) => {
			const places = was.includes('/') ? [was] : one.placesAs(was);
			const [defect] = places.flatMap((place) => defectOf(was, present.has(place), claimed.get(place)) ?? []);
			if (defect) one.report(['was', index], defect);
			else for (const place of places) claimed.set(place, placeName(one));
		});
	}
	for (const one of written)
		for (const place of one.placesAs(one.id))
			if (!present.has(place) && !claimed.has(place)) claimed.set(place, placeName(one));
	const some = (inPool: boolean): Moved =>
		Object.fromEntries([...claimed].filter(([, now]) => pooled.has(now.split('/')[0] ?? '') === inPool));
	return { moved: some(false), movedInPool: some(true) };
}

export const isPooled = ({ access }: { readonly access?: string | undefined }) => access === 'assigned';

const itemsOf = ({ file, parsed, quiz }: LintedQuiz): Written[] =>
	parsed.value.items.map(({ id, was = [] }, index) => ({
		quiz: quiz.id,
		item: id,
		id,
		was,
		placesAs: (item) => [placeName({ quiz: quiz.id, item })],
		report: (path, defect) => file.report(parsed.at(['items', index, ...path]), defect),
	}));

/** With more terms a glossary comes in more parts: a term was asked for in its own part, or in those before it. */
function termsOf({ file, parsed }: LintedGlossary): Written[] {
	const quizzes = glossaryQuizIds(parsed.value.length);
	return parsed.value.map(({ id, was = [] }, index) => ({
		quiz: glossaryQuizOf(id, quizzes),
		item: termItemId(id),
		id,
		was,
		placesAs: (term) =>
			quizzes
				.slice(0, quizzes.indexOf(glossaryQuizOf(term, quizzes)) + 1)
				.map((quiz) => placeName({ quiz, item: termItemId(term) })),
		report: (path, defect) => file.report(parsed.at([index, ...path]), defect),
	}));
}

function defectOf(was: string, isPresent: boolean, claimant: string | undefined): Defect | null {
	if (isPresent)
		return {
			rule: 'present-id',
			message: `“${was}” is still in use, so it can’t be an older id.`,
			suggestion: 'Remove it here, or give the item that now uses it a new id.',
		};
	if (claimant !== undefined)
		return {
			rule: 'duplicate-was',
			message: `“${was}” is already an older id of “${claimant}”.`,
			suggestion: 'Keep it only on the item that replaced it.',
		};
	return null;
}
