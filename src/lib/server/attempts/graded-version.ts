import { gradingKey } from '../../quiz/grading.ts';
import type { Keyed } from '../../quiz/report.ts';
import type { Db } from '../database/engine.ts';
import { findQuizVersion, type QuizVersion } from '../quiz-versions.ts';

/** A version of a quiz, and what grading needs of it by id of item. */
export interface GradedVersion {
	readonly version: QuizVersion;
	readonly keys: ReadonlyMap<string, Keyed>;
	/** Of its items, in their order. */
	readonly ids: readonly string[];
}

/** A class has a few; a school a few dozen. Some hundred kilobytes each. */
const MOST_KEPT = 32;
/** Read and proved once: its hash says what is in it, so it can never be another. The oldest comes first. */
const kept = new Map<string, GradedVersion>();

/**
 * Finds a version that something is pinned to. Shared by all who ask: nobody changes it.
 * @throws when it is missing or damaged: then nobody is graded
 */
export async function gradedVersion(db: Db, hash: string): Promise<GradedVersion> {
	const known = kept.get(hash);
	const version = known?.version ?? (await findQuizVersion(db, hash));
	if (!version) throw new Error(`The quiz version ${hash} is missing. Restore a backup.`);
	const found = known ?? { version, keys: keysOf(version), ids: version.quiz.items.map(({ id }) => id) };
	kept.delete(hash);
	kept.set(hash, found);
	for (const oldest of kept.keys()) {
		if (kept.size <= MOST_KEPT) break;
		kept.delete(oldest);
	}
	return found;
}

export const keysOf = ({ quiz }: QuizVersion): Map<string, Keyed> =>
	new Map(quiz.items.map((item) => [item.id, { key: gradingKey(item), objective: item.objective }]));
