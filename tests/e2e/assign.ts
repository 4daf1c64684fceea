import { randomBytes, randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { deviceHash, studentCookie } from '../../src/lib/server/access/authorize.ts';
import { addStudents } from '../../src/lib/server/classes/add-students.ts';
import { makeClass } from '../../src/lib/server/classes/change-class.ts';
import { storeQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import { addTeacher } from '../server/add-teacher.ts';
import { withDatabase } from './database.ts';
import { itemOf, KINDS, module } from './content.ts';
import type { AssignmentRules } from '../../src/lib/rules/rules.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { Quiz } from '../../src/lib/quiz/types.ts';
import type { StudentTable } from '../../src/lib/server/database/tables/classes.ts';

const DAY = 86_400_000;

/** One item of each kind that a key grades, from the real content. */
export const sampler: Quiz = {
	id: 'sampler',
	title: 'One of each',
	summary: 'One question of each kind.',
	items: KINDS.filter((kind) => kind !== 'open').map((kind) => itemOf(kind).item),
};

export interface Assigned {
	readonly id: string;
	readonly classId: string;
	/** `/assignments/…` */
	readonly home: string;
	/** `/assignments/…/0` */
	readonly address: string;
	/** Puts a device into the class as one of its students; the same student again is a second device. */
	readonly join: (
		context: BrowserContext,
		baseURL: string | undefined,
		name?: string,
	) => Promise<StudentTable>;
}

/** Assigns a quiz to a class of its own, straight in the database of the server under test. */
export async function assign(
	rules: Partial<AssignmentRules> = {},
	quiz: Quiz = sampler,
	names: readonly string[] = ['Amina', 'Bilal'],
	extra: { readonly percent?: number; readonly minutes?: number } = {},
): Promise<Assigned> {
	// Results at the hand-in, where nothing else is said: these tests look at them. The default tells nothing so soon.
	const soon = rules.mode === 'practice' ? {} : { feedback: 'after-hand-in' };
	const parsed = parseRules({ mode: 'graded', ...soon, timeZone: 'Asia/Karachi', shuffle: false, ...rules });
	if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
	return withDatabase(async (database) => {
		const now = Date.now();
		const teacher = await addTeacher(database, { name: 'Noor' }, now);
		const own = await makeClass(
			database,
			teacher.id,
			{
				name: '9b',
				timeZone: 'Asia/Karachi',
				endsAt: now + 200 * DAY,
				keptDays: 365,
				openJoining: true,
				listNames: false,
			},
			now,
		);
		await addStudents(database, own.id, [...names], now);
		await database.db
			.updateTable('student')
			.set({ extra_percent: extra.percent ?? 0, extra_minutes: extra.minutes ?? 0 })
			.where('class_id', '=', own.id)
			.execute();
		const { id: moduleId, title, readings } = module;
		const hash = await storeQuizVersion(
			database.db,
			{ module: { id: moduleId, title }, quiz, readings },
			now,
		);
		const id = randomUUID();
		await database.db
			.insertInto('assignment')
			.values({
				id,
				class_id: own.id,
				title: 'Who offered what',
				join_code: id.slice(0, 8),
				rules: JSON.stringify(parsed.rules),
				live_scores: 0,
				created_at: now,
				deleted_at: null,
			})
			.execute();
		await database.db
			.insertInto('assignment_quiz')
			.values({ assignment_id: id, place: 0, form: 0, version_hash: hash })
			.execute();
		const home = `/assignments/${id}`;
		return { id, classId: own.id, home, address: `${home}/0`, join: joining(own.id) };
	});
}

const joining =
	(classId: string): Assigned['join'] =>
	(context, baseURL, name = 'Amina') =>
		withDatabase(async ({ db }) => {
			const student = await db
				.selectFrom('student')
				.selectAll()
				.where('class_id', '=', classId)
				.where('nickname', '=', name)
				.executeTakeFirstOrThrow();
			const secret = randomBytes(32).toString('base64url');
			await db
				.insertInto('student_device')
				.values({ hash: deviceHash(secret), student_id: student.id, created_at: Date.now() })
				.execute();
			const { origin } = new URL(baseURL ?? '');
			await context.addCookies([
				{ name: studentCookie(classId), value: secret, url: origin, httpOnly: true },
			]);
			return student;
		});

/** What the server has of an assignment, in the order it arrived. */
export const storedEvents = ({ id }: Assigned) =>
	withDatabase(async ({ db }) => {
		const rows = await db
			.selectFrom('attempt_event')
			.innerJoin('attempt', 'attempt.id', 'attempt_event.attempt_id')
			.select(['attempt_event.device', 'attempt_event.sequence', 'attempt_event.body', 'attempt.student_id'])
			.where('attempt.assignment_id', '=', id)
			.orderBy('attempt_event.arrival')
			.execute();
		return rows.map(({ body, ...row }) => ({ ...row, event: JSON.parse(body) as AttemptEvent }));
	});

/** The response to an item that counts by what the server has. */
export async function storedResponse(assigned: Assigned, item: string): Promise<readonly string[]> {
	const events = await storedEvents(assigned);
	const last = events
		.map(({ event }) => event)
		.findLast((one) => one.type === 'responded' && one.item === item);
	return last?.type === 'responded' ? last.response : [];
}

export const attemptsOf = ({ id }: Assigned) =>
	withDatabase(({ db }) => db.selectFrom('attempt').selectAll().where('assignment_id', '=', id).execute());

/** Puts the start of all attempts so many milliseconds back: time passes at once. */
export const letPass = ({ id }: Assigned, ms: number) =>
	withDatabase(async ({ db }) => {
		await db
			.updateTable('attempt')
			.set((row) => ({ started_at: row('started_at', '-', ms) }))
			.where('assignment_id', '=', id)
			.execute();
	});

/** Changes the rules as a teacher would: the same assignment, other dates. */
export const withRules = ({ id }: Assigned, rules: Partial<AssignmentRules>) =>
	withDatabase(async ({ db }) => {
		const row = await db
			.selectFrom('assignment')
			.select('rules')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const before = JSON.parse(row.rules) as AssignmentRules;
		await db
			.updateTable('assignment')
			.set({ rules: JSON.stringify({ ...before, ...rules }) })
			.where('id', '=', id)
			.execute();
	});
