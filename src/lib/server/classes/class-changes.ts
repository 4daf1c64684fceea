import type { ChangeKind } from '../../words/class-changes.ts';
import type { Db } from '../database/engine.ts';
import type { ClassTeacherTable } from '../database/tables/classes.ts';
import { newId } from '../new-id.ts';

/**
 * What a teacher changed, in machine form. Of people and assignments their ids, which say nothing once these are gone;
 * of students nothing they did.
 */
export interface ClassChange extends About {
	readonly kind: ChangeKind;
}
interface About {
	/** Ids. */
	readonly student?: string;
	readonly assignment?: string;
	/** Whom it was done to. */
	readonly teacher?: string;
	readonly role?: ClassTeacherTable['role'];
	readonly count?: number;
	/** Names of what was changed. */
	readonly fields?: readonly string[];
}

export const CHANGES_A_PAGE = 50;
/** Further back nobody turns page by page. */
export const MOST_CHANGE_PAGES = 1_000;

/**
 * Notes that a teacher has changed something.
 * @param db the writing in which it is changed
 * @param teacher null: nobody of the class, but an administrator
 * @param now milliseconds since 1970
 */
export async function noteChange(
	db: Db,
	classId: string,
	teacher: string | null,
	{ kind, ...about }: ClassChange,
	now: number,
): Promise<void> {
	await db
		.insertInto('class_change')
		.values({
			id: newId(now),
			class_id: classId,
			teacher_id: teacher,
			kind,
			about: JSON.stringify(about),
			made_at: now,
		})
		.execute();
}

export interface ListedChange {
	readonly id: string;
	readonly kind: ChangeKind;
	readonly at: number;
	/** Null: the account is gone. */
	readonly teacher: string | null;
	readonly about: {
		/** Names as they are now; null: what it was is gone. */
		readonly student: string | null;
		readonly assignment: { readonly id: string; readonly title: string } | null;
		readonly teacher: string | null;
		readonly role: ClassTeacherTable['role'] | null;
		readonly count: number;
		readonly fields: readonly string[];
	};
}

/**
 * What was changed in a class, the newest first.
 * @param page from 1
 */
export async function listChanges(
	db: Db,
	classId: string,
	page: number,
): Promise<{ readonly changes: ListedChange[]; readonly hasMore: boolean }> {
	const rows = await db
		.selectFrom('class_change')
		.leftJoin('teacher', 'teacher.id', 'class_change.teacher_id')
		.selectAll('class_change')
		.select('teacher.name as by')
		.where('class_id', '=', classId)
		.orderBy('made_at', 'desc')
		.orderBy('class_change.id', 'desc')
		.limit(CHANGES_A_PAGE + 1)
		.offset((page - 1) * CHANGES_A_PAGE)
		.execute();
	const shown = rows
		.slice(0, CHANGES_A_PAGE)
		.map(({ about, ...row }) => ({ ...row, about: JSON.parse(about) as About }));
	const names = await namesIn(
		db,
		classId,
		shown.map(({ about }) => about),
	);
	return {
		changes: shown.map(({ id, kind, made_at, by, about }) => ({
			id,
			kind,
			at: made_at,
			teacher: by,
			about: {
				student: names.students.get(about.student ?? '') ?? null,
				assignment: names.assignments.get(about.assignment ?? '') ?? null,
				teacher: names.teachers.get(about.teacher ?? '') ?? null,
				role: about.role ?? null,
				count: about.count ?? 0,
				fields: about.fields ?? [],
			},
		})),
		hasMore: rows.length > CHANGES_A_PAGE,
	};
}

async function namesIn(db: Db, classId: string, all: readonly About[]) {
	const ids = (of: (about: About) => string | undefined) => [
		'',
		...new Set(all.map(of).filter((id) => id !== undefined)),
	];
	const students = await db
		.selectFrom('student')
		.select(['id', 'nickname'])
		.where('class_id', '=', classId)
		.where(
			'id',
			'in',
			ids(({ student }) => student),
		)
		.execute();
	const assignments = await db
		.selectFrom('assignment')
		.select(['id', 'title'])
		.where('class_id', '=', classId)
		.where(
			'id',
			'in',
			ids(({ assignment }) => assignment),
		)
		.execute();
	const teachers = await db
		.selectFrom('teacher')
		.select(['id', 'name'])
		.where(
			'id',
			'in',
			ids(({ teacher }) => teacher),
		)
		.execute();
	return {
		students: new Map(students.map(({ id, nickname }) => [id, nickname])),
		assignments: new Map(assignments.map((row) => [row.id, row])),
		teachers: new Map(teachers.map(({ id, name }) => [id, name])),
	};
}
