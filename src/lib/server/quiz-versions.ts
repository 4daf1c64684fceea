import { createHash } from 'node:crypto';
import type { Module, Quiz } from '../quiz/types.ts';
import type { Reading } from '../text/types.ts';
import type { Db } from './database/engine.ts';

/** A quiz as it was when it was assigned, with the readings it cites. Nothing that is edited later changes it. */
export interface QuizVersion {
	/** `asOf` is missing in what was assigned before versions kept it. */
	readonly module: Pick<Module, 'id' | 'title'> & Partial<Pick<Module, 'asOf'>>;
	readonly quiz: Quiz;
	readonly readings: readonly Reading[];
}

/** SHA-256, in hex, of a version in its one written form. */
export const hashOf = (version: QuizVersion): string => sha256(write(version));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Stores a version, once, however often and from however many processes it is asked for.
 * @param now milliseconds since 1970
 * @returns its hash
 */
export async function storeQuizVersion(db: Db, version: QuizVersion, now: number): Promise<string> {
	const hash = hashOf(version);
	await db
		.insertInto('quiz_version')
		.values({
			hash,
			module: version.module.id,
			quiz: version.quiz.id,
			compiled: write(version),
			stored_at: now,
		})
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.execute();
	return hash;
}

/** @throws when what is stored is not what its hash says: a damaged database must not grade anybody */
export async function findQuizVersion(db: Db, hash: string): Promise<QuizVersion | null> {
	const row = await db
		.selectFrom('quiz_version')
		.select('compiled')
		.where('hash', '=', hash)
		.executeTakeFirst();
	if (!row) return null;
	// Of the text as it is stored: writing the version again would take a hundred times as long.
	if (sha256(row.compiled) !== hash)
		throw new Error(`The quiz version ${hash} is damaged. Restore a backup.`);
	return JSON.parse(row.compiled) as QuizVersion;
}

/** One written form, whatever the order of keys in memory. */
const write = ({ module: { id, title, asOf }, quiz, readings }: QuizVersion) =>
	JSON.stringify({ module: { id, title, asOf }, quiz, readings }, (_, value: unknown) =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
