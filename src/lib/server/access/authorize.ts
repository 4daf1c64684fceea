import { createHash } from 'node:crypto';
import { isGivenTo } from '../../rules/given-to.ts';
import { givenTo } from '../attempts/rules-of.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';
import { ACCESS, CLASS_ROLES, isForArchived, roleFor, type ClassRole } from './access.ts';
import { classOfTeacher } from './class-of-teacher.ts';

/** A teacher who has signed in. */
export interface SignedIn {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: 'teacher' | 'administrator';
	/** Whether they may see the questions kept for tests. */
	readonly isVouched: boolean;
	/** When they signed in, in milliseconds since 1970. */
	readonly since: number;
}

/** What a route may work on: the things its address names, proved to be this person's. */
export interface Granted {
	readonly class?: ClassTable;
	/** What the teacher is in that class. */
	readonly role?: ClassRole;
	readonly assignment?: AssignmentTable;
	readonly student?: StudentTable;
	/** Where no student takes it, but its teacher to see it: id of the assignment that students have. */
	readonly previewOf?: string;
}

export type Decision =
	| { readonly granted: Granted }
	/**
	 * `sign-in`: nobody is signed in. `not-found`: also for what is somebody else's: it gives nothing away.
	 * `not-vouched`: it is theirs, and holds questions that are kept for tests. `viewer`: they may look at it, and not do
	 * this. `editor`: this is for its owner alone.
	 * `archived`: it can only be read.
	 */
	| { readonly refused: Refusal };
export type Refusal =
	'sign-in' | 'not-found' | 'not-listed' | 'not-vouched' | 'viewer' | 'editor' | 'archived';

export interface Asking {
	/** `event.route.id`. */
	readonly route: string;
	readonly method: string;
	/** Of the address, `?/name`; `default` where it names none. */
	readonly action: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly params: Readonly<Record<string, string | undefined>>;
	readonly teacher: SignedIn | null;
	/** Value of a cookie; undefined when there is none. */
	readonly cookie: (name: string) => string | undefined;
	/** Whether an assignment holds questions that are kept for tests: they are for accounts somebody vouches for. */
	readonly holdsKept: (assignment: string) => Promise<boolean>;
}

/** The cookie in which a device keeps its secret for a class. */
export const studentCookie = (classId: string) => `mandate-student-${classId}`;
/** What is stored of a device's secret: SHA-256 in hex. */
export const deviceHash = (secret: string) => createHash('sha256').update(secret).digest('hex');

const NOT_FOUND = { refused: 'not-found' } as const;

/** The one place that decides who may do what. Everything else works on what it granted. */
export async function authorize(db: Db, asking: Asking): Promise<Decision> {
	const { route, params, teacher, holdsKept } = asking;
	const access = Object.hasOwn(ACCESS, route) ? ACCESS[route] : undefined;
	if (!access) return { refused: 'not-listed' };
	if (access === 'anybody') return { granted: {} };
	if (access === 'student-of-assignment') return student(db, params.assignment ?? '', asking);
	if (!teacher) return { refused: 'sign-in' };
	switch (access) {
		case 'teacher':
			return { granted: {} };
		case 'administrator':
			return teacher.role === 'administrator' ? { granted: {} } : NOT_FOUND;
		case 'teacher-of-class':
			return inClass(db, params.class ?? '', teacher, asking);
		case 'teacher-of-assignment': {
			const assignment = await findAssignment(db, params.assignment ?? '');
			const decision = assignment && (await inClass(db, assignment.class_id, teacher, asking));
			if (!decision) return NOT_FOUND;
			if ('refused' in decision) return decision;
			if (!teacher.isVouched && (await holdsKept(assignment.id))) return { refused: 'not-vouched' };
			return { granted: { ...decision.granted, assignment } };
		}
	}
}

async function inClass(
	db: Db,
	id: string,
	teacher: SignedIn,
	{ route, method, action, now }: Asking,
): Promise<Decision> {
	const found = await classOfTeacher(db, id, teacher.id, now);
	if (!found) return NOT_FOUND;
	const { role } = found;
	const takes = roleFor(route, method, action);
	if (role !== 'owner' && CLASS_ROLES.indexOf(role) < CLASS_ROLES.indexOf(takes)) return { refused: role };
	if (found.class.archived_at !== null && !isForArchived(route, method, action))
		return { refused: 'archived' };
	return { granted: { class: found.class, role } };
}

async function student(db: Db, id: string, asking: Asking): Promise<Decision> {
	const assignment = await findAssignment(db, id);
	if (!assignment || assignment.deleted_at !== null) return NOT_FOUND;
	const classId = assignment.class_id;
	const found = await studentOnDevice(db, classId, asking.cookie(studentCookie(classId)));
	if (!found || !isGivenTo(givenTo(assignment), found.id)) return NOT_FOUND;
	const { preview_of, teacher_id } = await db
		.selectFrom('class')
		.select(['preview_of', 'teacher_id'])
		.where('id', '=', classId)
		.executeTakeFirstOrThrow();
	const granted = { assignment, student: found };
	if (preview_of === null) return { granted };
	const isTheirs = asking.teacher?.id === teacher_id && (await maySee(db, preview_of, asking));
	return isTheirs ? { granted: { ...granted, previewOf: preview_of } } : NOT_FOUND;
}

/** Whether the teacher who asks may see, at this moment, an assignment of which they have a preview. */
async function maySee(db: Db, id: string, { teacher, now, holdsKept }: Asking): Promise<boolean> {
	const assignment = await findAssignment(db, id);
	if (!teacher || !assignment) return false;
	if (!(await classOfTeacher(db, assignment.class_id, teacher.id, now))) return false;
	return teacher.isVouched || !(await holdsKept(id));
}

/** Who a device is in a class; null when nobody, or the class was thrown away. @param secret from its cookie */
export async function studentOnDevice(
	db: Db,
	classId: string,
	secret: string | undefined,
): Promise<StudentTable | null> {
	if (!secret) return null;
	const found = await db
		.selectFrom('student')
		.innerJoin('student_device', 'student_device.student_id', 'student.id')
		.innerJoin('class', 'class.id', 'student.class_id')
		.selectAll('student')
		.where('student_device.hash', '=', deviceHash(secret))
		.where('student.class_id', '=', classId)
		.where('student.removed_at', 'is', null)
		.where('class.deleted_at', 'is', null)
		.executeTakeFirst();
	return found ?? null;
}

const findAssignment = (db: Db, id: string) =>
	db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirst();
