import { GLOSSARY_QUIZ, termItemId } from '../quiz/glossary-quiz.ts';
import { placeName } from '../quiz/moved.ts';
import type { LintedGlossary, LintedQuiz } from './lint.ts';
import type { Path } from './parse-yaml.ts';
import type { Defect } from './source-file.ts';
import type { Moved } from '../quiz/moved.ts';

/** An item, or a term that is one, as its file has it. */
interface Written {
	readonly quiz: string;
	readonly item: string;
	readonly was: readonly string[];
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
			const place = formerPlace(was, one.quiz);
			const defect = defectOf(was, present.has(place), claimed.get(place));
			if (defect) one.report(['was', index], defect);
			else claimed.set(place, placeName(one));
		});
	}
	const some = (inPool: boolean): Moved =>
		Object.fromEntries([...claimed].filter(([, now]) => pooled.has(now.split('/')[0] ?? '') === inPool));
	return { moved: some(false), movedInPool: some(true) };
}

export const isPooled = ({ access }: { readonly access?: string | undefined }) => access === 'assigned';

const itemsOf = ({ file, parsed, quiz }: LintedQuiz): Written[] =>
	parsed.value.items.map(({ id, was = [] }, index) => ({
		quiz: quiz.id,
		item: id,
		was,
		report: (path, defect) => file.report(parsed.at(['items', index, ...path]), defect),
	}));

const termsOf = ({ file, parsed }: LintedGlossary): Written[] =>
	parsed.value.map(({ id, was = [] }, index) => ({
		quiz: GLOSSARY_QUIZ,
		item: termItemId(id),
		was,
		report: (path, defect) => file.report(parsed.at([index, ...path]), defect),
	}));

/** @param was `older-id`, of the same quiz, or `other-quiz/older-id` */
function formerPlace(was: string, quiz: string): string {
	if (was.includes('/')) return was;
	return placeName({ quiz, item: quiz === GLOSSARY_QUIZ ? termItemId(was) : was });
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
