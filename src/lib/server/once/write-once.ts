import type { Database, Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
import { isDoneAgain, endOf, type Once } from './once.ts';

interface Kept<T> {
	readonly content: string;
	readonly result: T;
}

export interface OnceOptions<T> {
	/** Whether a first answer still means something: what it speaks of may be gone by now. */
	readonly holds?: (db: Db, first: T) => Promise<boolean>;
}

/**
 * `write` for a form that may be sent more than once. The first answer is stored together with what it did: either both
 * are there or neither. Whoever sends the same form again, in the same moment and through another process, waits for
 * the first and gets its answer. What is refused (`{ refused }`, `false`, `null`) uses nothing up.
 * @param once null: each time is the first
 * @param work gives what can be JSON; its database is part of this writing
 */
export function writeOnce<T>(
	database: Database,
	once: Once | null,
	work: (all: Db, within: Database) => Promise<T>,
	{ holds = () => Promise.resolve(true) }: OnceOptions<T> = {},
): Promise<T> {
	return write(database, async (db) => {
		const within = { ...database, db, isWithin: true };
		if (!once) return work(db, within);
		const isNew = await claim(db, once);
		const first = isNew ? null : await firstOf<T>(within, once);
		const isChanged = first !== null && first.content !== once.content;
		if (first && !(isChanged && isDoneAgain(once)) && (await holds(db, first.result))) {
			once.repeated(isChanged);
			return first.result;
		}
		const result = await work(db, within);
		if (!isRefused(result)) await keep(db, once, { content: once.content, result });
		else if (isNew) await db.deleteFrom('form_answer').where('hash', '=', once.hash).execute();
		return result;
	});
}

/** Whether this very form was answered: for what is refused once it has been done. */
export async function wasAnswered(database: Database, once: Once | null): Promise<boolean> {
	const first = once && (await firstOf<unknown>(database, once));
	return first?.content === once?.content && first !== null;
}

export const isRefused = (result: unknown) =>
	result === null ||
	result === false ||
	(typeof result === 'object' && 'refused' in result && result.refused !== undefined);

/** Of two in the same moment one is told that it is the first; on PostgreSQL the other waits here for its end. */
async function claim(db: Db, once: Once): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('form_answer')
		.values({ hash: once.hash, answer: '', expires_at: endOf(once) })
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

async function firstOf<T>(within: Database, once: Once): Promise<Kept<T> | null> {
	const row = await within.db
		.selectFrom('form_answer')
		.selectAll()
		.where('hash', '=', once.hash)
		.where('expires_at', '>', once.now)
		.$if(within.isWithin === true, locked(within))
		.executeTakeFirst();
	const text = row && once.open(row.answer);
	return text ? (JSON.parse(text) as Kept<T>) : null;
}

async function keep(db: Db, once: Once, kept: Kept<unknown>): Promise<void> {
	await db
		.updateTable('form_answer')
		.set({ answer: once.seal(JSON.stringify(kept)), expires_at: endOf(once) })
		.where('hash', '=', once.hash)
		.execute();
}

/** Deletes answers whose time is over. */
export async function forgetAnswers(db: Db, now: number): Promise<void> {
	await db.deleteFrom('form_answer').where('expires_at', '<=', now).execute();
}
