import { createHash } from 'node:crypto';
import { isGivenTo } from '../../rules/given-to.ts';
import { givenTo } from '../attempts/rules-of.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable, ClassTable, StudentTable } from '../database/tables.ts';
import { ACCESS } from './access.ts';

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
	readonly assignment?: AssignmentTable;
	readonly student?: StudentTable;
}

export type Decision =
	| { readonly granted: Granted }
	/**
	 * `sign-in`: nobody is signed in. `not-found`: also for what is somebody else's: it gives nothing away.
	 * `not-vouched`: it is theirs, and holds questions that are kept for tests.
	 */
	| { readonly refused: Refusal };
export type Refusal = 'sign-in' | 'not-found' | 'not-listed' | 'not-vouched';

export interface Asking {
	/** `event.route.id`. */
	readonly route: string;
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
export async function authorize(
	db: Db,
	{ route, params, teacher, cookie, holdsKept }: Asking,
): Promise<Decision> {
	const access = Object.hasOwn(ACCESS, route) ? ACCESS[route] : undefined;
	if (!access) return { refused: 'not-listed' };
	if (access === 'anybody') return { granted: {} };
	if (access === 'student-of-assignment') return student(db, params.assignment ?? '', cookie);
	if (!teacher) return { refused: 'sign-in' };
	switch (access) {
		case 'teacher':
			return { granted: {} };
		case 'administrator':
			return teacher.role === 'administrator' ? { granted: {} } : NOT_FOUND;
		case 'teacher-of-class': {
			const own = await ownClass(db, params.class ?? '', teacher);
			return own ? { granted: { class: own } } : NOT_FOUND;
		}
		case 'teacher-of-assignment': {
			const assignment = await findAssignment(db, params.assignment ?? '');
			const own = assignment && (await ownClass(db, assignment.class_id, teacher));
			if (!own) return NOT_FOUND;
			if (!teacher.isVouched && (await holdsKept(assignment.id))) return { refused: 'not-vouched' };
			return { granted: { class: own, assignment } };
		}
	}
}

async function student(db: Db, id: string, cookie: Asking['cookie']): Promise<Decision> {
	const assignment = await findAssignment(db, id);
	if (!assignment || assignment.deleted_at !== null) return NOT_FOUND;
	const classId = assignment.class_id;
	const found = await studentOnDevice(db, classId, cookie(studentCookie(classId)));
	const isTheirs = found && isGivenTo(givenTo(assignment), found.id);
	return isTheirs ? { granted: { assignment, student: found } } : NOT_FOUND;
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

const ownClass = (db: Db, id: string, { id: teacher }: SignedIn) =>
	db
		.selectFrom('class')
		.selectAll()
		.where('id', '=', id)
		.where('teacher_id', '=', teacher)
		.executeTakeFirst();

const findAssignment = (db: Db, id: string) =>
	db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirst();
