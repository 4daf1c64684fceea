import { createHash } from 'node:crypto';
import type { Levels } from '../../quiz/kinds/open/item.ts';
import type { ItemResponse } from '../../quiz/response.ts';
import {
	countingMark,
	marksFor,
	roleOf,
	type Mark,
	type MarkingOptions,
	type Marks,
} from '../../rules/marking.ts';
import type { Db } from '../database/engine.ts';
import type { OpenMarkTable } from '../database/tables/attempts.ts';
import { newId } from '../new-id.ts';

/** A mark, and which answer it is for. */
export interface StoredMark extends Mark {
	readonly attempt: string;
	readonly item: string;
}

/** All that teachers ever gave for the answers of an attempt, and by what of it counts. */
export interface AttemptMarks {
	/** Oldest first. */
	readonly given: readonly StoredMark[];
	readonly options: MarkingOptions;
}

/** Names an answer as it is: with another word in it, it is another. */
const answerName = (response: ItemResponse): string =>
	createHash('sha256').update(JSON.stringify(response)).digest('base64url').slice(0, 22);

const markOf = (row: OpenMarkTable): StoredMark => ({
	id: row.id,
	attempt: row.attempt_id,
	item: row.item_id,
	marker: row.marker_id,
	role: row.role,
	answer: row.answer,
	levels: JSON.parse(row.levels) as Levels,
	comment: row.comment,
	madeAt: row.made_at,
});

/** Attempts asked for at a time. */
const AT_ONCE = 500;

/** All that was ever given for the answers of some attempts, by id of the attempt, oldest first. */
export async function marksOf(
	db: Db,
	attempts: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredMark[]>> {
	const found: StoredMark[] = [];
	for (let at = 0; at < attempts.length; at += AT_ONCE) {
		const rows = await db
			.selectFrom('open_mark')
			.selectAll()
			.where('attempt_id', 'in', attempts.slice(at, at + AT_ONCE))
			.orderBy('made_at')
			.orderBy('id')
			.execute();
		found.push(...rows.map(markOf));
	}
	return Map.groupBy(found, ({ attempt }) => attempt);
}

/** Of one item of an attempt: what holds for the answer as it is. */
export const marksAt = (all: readonly StoredMark[], item: string, response: ItemResponse): Marks =>
	marksFor(
		all.filter((mark) => mark.item === item),
		answerName(response),
	);

/** The marks that count, by id of item; items without are not marked. */
export function countingMarks(
	{ given, options }: AttemptMarks,
	responseTo: (item: string) => ItemResponse,
): ReadonlyMap<string, Mark> {
	const items = [...new Set(given.map(({ item }) => item))];
	return new Map(
		items.flatMap((item): [string, Mark][] => {
			const mark = countingMark(marksAt(given, item, responseTo(item)), options);
			return mark ? [[item, mark]] : [];
		}),
	);
}

/** What a result was made with of all these; empty without any. */
export function stampOf({ given, options }: AttemptMarks): string {
	const last = given.at(-1);
	return last ? `${given.length}:${last.id}:${options.second ? 2 : 1}` : '';
}

/** What a teacher gives for an answer. */
export interface NewMark {
	readonly attempt: string;
	readonly item: string;
	readonly response: ItemResponse;
	readonly teacher: { readonly id: string; readonly isOwner: boolean };
	readonly options: MarkingOptions;
	/** As `knownOf` named what the page showed. */
	readonly known: string;
	readonly levels: Levels;
	readonly comment: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** Names what a teacher's page knows of an answer: another name means that something was said since. */
export function knownOf(
	marks: Marks,
	options: MarkingOptions,
	teacher: { readonly id: string; readonly isOwner: boolean },
	response: ItemResponse,
): string {
	const role = roleOf(marks, options, teacher);
	// The second marker waits for nothing that the first says.
	const seen = role === 'second' ? [marks.second] : [marks.first, marks.second, marks.settled];
	return [answerName(response), role ?? '-', ...seen.map((mark) => mark?.id ?? '-')].join(' ');
}

/**
 * Adds a mark; nothing that was given before is changed.
 * @returns `meanwhile` when another teacher has marked it, or the student has changed it, since the page was made
 */
export async function addMark(db: Db, mark: NewMark): Promise<{ readonly refused?: 'meanwhile' }> {
	const all = (await marksOf(db, [mark.attempt])).get(mark.attempt) ?? [];
	const marks = marksAt(all, mark.item, mark.response);
	const role = roleOf(marks, mark.options, mark.teacher);
	if (role === null || knownOf(marks, mark.options, mark.teacher, mark.response) !== mark.known)
		return { refused: 'meanwhile' };
	await db
		.insertInto('open_mark')
		.values({
			id: newId(mark.now),
			attempt_id: mark.attempt,
			item_id: mark.item,
			marker_id: mark.teacher.id,
			role,
			answer: answerName(mark.response),
			levels: JSON.stringify(mark.levels),
			comment: mark.comment,
			// The last one holds, also within a millisecond or after the server's clock was put back.
			made_at: Math.max(mark.now, 1 + (all.at(-1)?.madeAt ?? 0)),
		})
		.execute();
	return {};
}
