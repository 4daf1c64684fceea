import { randomBytes } from 'node:crypto';
import { deviceHash, studentOnDevice } from '../access/authorize.ts';
import { notifyChange } from '../attempts/changes.ts';
import type { Database, Db } from '../database/engine.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';
import { locked } from '../database/write.ts';
import { foldName } from '../exports/clean-name.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { MOST_STUDENTS, newStudent } from './add-students.ts';
import { checkName, type NameRefusal } from './change-student.ts';
import { freshResumeCodes } from './fresh-code.ts';
import { matchName } from './match-name.ts';
import { codeKey } from './sealed-code.ts';

/**
 * `not-listed`: the class takes only names on its roster. `several`: more than one on it fits. `gone`: the class was thrown
 * away meanwhile.
 */
export type JoinRefusal = NameRefusal | 'not-listed' | 'several' | 'ended' | 'archived' | 'full' | 'gone';

export interface Joined {
	readonly student: StudentTable;
	/** For the device's cookie: 256 bits in base64url. Only a hash of it is stored. */
	readonly secret: string;
}

/** Who comes in: a name on the roster that was picked, or one that was typed. */
export type Who = { readonly student: string } | { readonly name: string };

/** A student has a phone, a laptop and a few machines at school; the oldest make room. */
const MOST_DEVICES = 20;

/**
 * Takes a name in a class. Of many who want one name in the same moment, in however many processes, one gets it.
 * @param before the device's secret for this class, if it has one: it is signed out of that
 * @param now milliseconds since 1970
 */
export async function joinClass(
	database: Database,
	classId: string,
	who: Who,
	before: string | undefined,
	now: number,
	once: Once | null = null,
): Promise<Joined | { readonly refused: JoinRefusal }> {
	const checked = 'name' in who ? checkName(who.name) : null;
	if (checked && 'refused' in checked) return checked;
	const enterOnce = async (db: Db): Promise<Joined | { readonly refused: JoinRefusal }> => {
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', classId)
			.where('deleted_at', 'is', null)
			.$call(locked(database))
			.executeTakeFirst();
		if (!own) return { refused: 'gone' };
		if (own.ends_at <= now) return { refused: 'ended' };
		if (own.archived_at !== null) return { refused: 'archived' };
		const found = await findName(db, own, 'student' in who ? who : { name: checked?.name ?? '' });
		if (found === 'several') return { refused: 'several' };
		if (found && found.joined_at !== null) return { refused: 'in-use' };
		const taken = found ? await claim(db, found, now) : await enter(database, db, own, checked?.name, now);
		return 'refused' in taken ? taken : { student: taken, secret: await addDevice(db, taken, before, now) };
	};
	const joined = await writeOnce(database, once, enterOnce, { holds: isSignedIn });
	if ('student' in joined) notifyChange(database, classId);
	return joined;
}

/**
 * Lets a student in on another device.
 * @param code as `parseResumeCode` gives it
 * @returns null when no student of the class has it
 */
export async function resumeClass(
	database: Database,
	classId: string,
	code: string,
	before: string | undefined,
	now: number,
	once: Once | null = null,
): Promise<Joined | null> {
	const resume = async (db: Db): Promise<Joined | null> => {
		const student = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', classId)
			.where('resume_key', '=', codeKey(database.secret, classId, code))
			.where('removed_at', 'is', null)
			.$call(locked(database))
			.executeTakeFirst();
		if (!student) return null;
		// With a card from the teacher this may be the first time.
		const joined = student.joined_at === null ? await claim(db, student, now) : student;
		return { student: joined, secret: await addDevice(db, joined, before, now) };
	};
	const joined = await writeOnce<Joined | null>(database, once, resume, { holds: isSignedIn });
	if (joined) notifyChange(database, classId);
	return joined;
}

/**
 * A form sent again lets in only where it let in before: not after this device was signed out, as when a browser is
 * shared and the next one presses Back, nor after the teacher reset or removed the name.
 */
async function isSignedIn(
	db: Db,
	first: Joined | { readonly refused: JoinRefusal } | null,
): Promise<boolean> {
	if (!first || 'refused' in first) return false;
	return (await studentOnDevice(db, first.student.class_id, first.secret)) !== null;
}

/** Signs one device out. */
export async function leaveClass({ db }: Database, secret: string): Promise<void> {
	await db.deleteFrom('student_device').where('hash', '=', deviceHash(secret)).execute();
}

/** Whose name it is; null when nobody’s. */
async function findName(db: Db, own: ClassTable, who: Who): Promise<StudentTable | 'several' | null> {
	const here = db
		.selectFrom('student')
		.selectAll()
		.where('class_id', '=', own.id)
		.where('removed_at', 'is', null);
	if ('student' in who) return (await here.where('id', '=', who.student).executeTakeFirst()) ?? null;
	const same = await here.where('name_key', '=', foldName(who.name)).executeTakeFirst();
	if (same) return same;
	const all = await here.execute();
	// Where anybody comes in, José may be another than the Jose who is in: only names still to be taken are likened.
	const listed = own.open_joining === 1 ? all.filter(({ joined_at }) => joined_at === null) : all;
	const found = matchName(listed, who.name, own.open_joining === 0);
	return found === 'none' ? null : found;
}

const claim = (db: Db, { id }: StudentTable, now: number) =>
	db
		.updateTable('student')
		.set({ joined_at: now })
		.where('id', '=', id)
		.returningAll()
		.executeTakeFirstOrThrow();

async function enter(database: Database, db: Db, own: ClassTable, name: string | undefined, now: number) {
	if (name === undefined || own.open_joining === 0) return { refused: 'not-listed' } as const;
	const { count } = await db
		.selectFrom('student')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('class_id', '=', own.id)
		.where('removed_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (Number(count) >= MOST_STUDENTS) return { refused: 'full' } as const;
	const [code] = await freshResumeCodes(database, db, own.id, 1);
	if (!code) throw new Error('Couldn’t create a code.');
	const row = { ...newStudent(own.id, name, code.sealed, now), joined_at: now };
	await db.insertInto('student').values(row).execute();
	return row;
}

async function addDevice(
	db: Db,
	{ id }: StudentTable,
	before: string | undefined,
	now: number,
): Promise<string> {
	// New each time: a secret that somebody else put on the device opens nothing.
	const secret = randomBytes(32).toString('base64url');
	if (before) await db.deleteFrom('student_device').where('hash', '=', deviceHash(before)).execute();
	const devices = await db
		.selectFrom('student_device')
		.select('hash')
		.where('student_id', '=', id)
		.orderBy('created_at', 'desc')
		.execute();
	const oldest = devices.slice(MOST_DEVICES - 1).map(({ hash }) => hash);
	if (oldest.length > 0) await db.deleteFrom('student_device').where('hash', 'in', oldest).execute();
	await db
		.insertInto('student_device')
		.values({ hash: deviceHash(secret), student_id: id, created_at: now })
		.execute();
	return secret;
}
