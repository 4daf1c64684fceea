import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { shuffle } from '../../src/lib/quiz/shuffle.ts';
import { deviceHash, studentCookie } from '../../src/lib/server/access/authorize.ts';
import { makeClass } from '../../src/lib/server/classes/change-class.ts';
import { freshJoinCode } from '../../src/lib/server/classes/fresh-code.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { newId } from '../../src/lib/server/new-id.ts';
import { findQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import { PASSWORD, TEACHER, type World } from './world.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/lib/server/database/tables.ts';

/** A class as large as they come, each of whom has taken the quiz again and again. */
const STUDENTS = 300;
const ATTEMPTS = 20;
const DAY = 86_400_000;
/** Rows at once: SQLite takes 32,766 parameters. */
const AT_ONCE = 1_000;
const TIMES = 15;

export interface Finished {
	readonly assignment: string;
	/** Of one student's device. */
	readonly cookie: string;
}

/** Puts a class into the database that has finished thousands of attempts, as if it had been used for a year. */
export async function prepareFinished({ url, places }: Pick<World, 'url' | 'places'>): Promise<Finished> {
	const database = openDatabase(url);
	const { db } = database;
	try {
		const now = Date.now();
		const like = await db
			.selectFrom('assignment_quiz')
			.innerJoin('assignment', 'assignment.id', 'assignment_quiz.assignment_id')
			.innerJoin('class', 'class.id', 'assignment.class_id')
			.select(['version_hash', 'teacher_id'])
			.where('assignment.id', '=', places[0]?.assignment ?? '')
			.executeTakeFirstOrThrow();
		const fields = {
			name: 'Year after year',
			timeZone: 'UTC',
			endsAt: now + DAY,
			keptDays: 1,
			openJoining: true,
			listNames: false,
		};
		const own = await makeClass(database, like.teacher_id, fields, now);
		// The most work: every attempt counts.
		const { rules } = parseRules({ mode: 'graded', attempts: 'unlimited', counting: 'average' });
		const assignment = randomUUID();
		await db
			.insertInto('assignment')
			.values({
				id: assignment,
				class_id: own.id,
				title: 'Twelve questions, again and again',
				join_code: await freshJoinCode(db),
				rules: JSON.stringify(rules),
				live_scores: 0,
				created_at: now,
				deleted_at: null,
			})
			.execute();
		await db
			.insertInto('assignment_quiz')
			.values({ assignment_id: assignment, place: 0, form: 0, version_hash: like.version_hash })
			.execute();
		const secret = randomUUID();
		await fill(db, { classId: own.id, assignment, hash: like.version_hash, secret, now });
		return { assignment, cookie: `${studentCookie(own.id)}=${secret}` };
	} finally {
		await database.close();
	}
}

async function fill(
	db: Kysely<Tables>,
	own: { classId: string; assignment: string; hash: string; secret: string; now: number },
) {
	const version = await findQuizVersion(db, own.hash);
	const items = version?.quiz.items ?? [];
	const students = Array.from({ length: STUDENTS }, (_, n) => ({
		id: newId(own.now),
		class_id: own.classId,
		nickname: `Pupil ${n}`,
		name_key: `pupil ${n}`,
		resume_code: `R${n}`,
		resume_key: null,
		joined_at: own.now,
		extra_percent: 0,
		extra_minutes: 0,
		created_at: own.now,
		removed_at: null,
	}));
	await db.insertInto('student').values(students).execute();
	const [first] = students;
	await db
		.insertInto('student_device')
		.values({ hash: deviceHash(own.secret), student_id: first?.id ?? '', created_at: own.now })
		.execute();
	for (let number = 1; number <= ATTEMPTS; number += 1) {
		const startedAt = own.now - (ATTEMPTS - number + 1) * 3_600_000;
		const attempts = students.map(({ id }) => ({
			id: newId(startedAt),
			assignment_id: own.assignment,
			student_id: id,
			place: 0,
			number,
			form: 0,
			version_hash: own.hash,
			seed: randomUUID(),
			started_at: startedAt,
			handed_in_at: startedAt + 600_000,
			handed_in_device: 'device',
			handed_in_sequence: 2 * items.length + 1,
		}));
		const events = attempts.flatMap(({ id: attempt_id, seed }) => {
			const order = shuffle(
				items.map((item) => item.id),
				seed,
			);
			const options = { feedback: 'end', certainty: false, shuffle: true } as const;
			const given = order.flatMap((item, at): AttemptEvent[] => {
				const found = items.find(({ id }) => id === item);
				const choices = found && 'choices' in found ? found.choices : [];
				const choice = choices[(at + number + seed.charCodeAt(0)) % choices.length]?.id ?? '';
				return [
					{ type: 'moved', at: startedAt, item },
					{ type: 'responded', at: startedAt, item, response: [choice] },
				];
			});
			const all: AttemptEvent[] = [
				{ type: 'started', at: startedAt, seed, order, options },
				...given,
				{ type: 'submitted', at: startedAt },
			];
			return all.map((event, sequence) => ({
				id: newId(startedAt),
				attempt_id,
				device: sequence === 0 ? 'server' : 'device',
				sequence,
				body: JSON.stringify(event),
				received_at: startedAt + sequence * 1_000,
				arrival: sequence + 1,
			}));
		});
		await db.transaction().execute(async (all) => {
			await all.insertInto('attempt').values(attempts).execute();
			for (let at = 0; at < events.length; at += AT_ONCE)
				await all
					.insertInto('attempt_event')
					.values(events.slice(at, at + AT_ONCE))
					.execute();
		});
	}
}

/** Asks for the pages of such a class, one after the other, and meanwhile how the server is. */
export async function measureFinished({ origin, resident }: World, { assignment, cookie }: Finished) {
	const teacher = await signIn(origin);
	const pages = [
		['student: assignment', `/assignments/${assignment}`, cookie],
		['student: results', `/assignments/${assignment}/0/results`, cookie],
		['teacher: results', `/teach/assignments/${assignment}/results`, teacher],
		['teacher: live', `/teach/assignments/${assignment}/live`, teacher],
	] as const;
	let peak = 0;
	let longestHealth = 0;
	let isOver = false;
	const watch = (async () => {
		while (!isOver) {
			const begun = performance.now();
			await (await fetch(`${origin}/healthz`)).arrayBuffer();
			longestHealth = Math.max(longestHealth, performance.now() - begun);
			peak = Math.max(peak, await resident());
			await new Promise((passed) => setTimeout(passed, 20));
		}
	})();
	const found = new Map<string, number[]>();
	for (const [name, path, cookies] of pages) {
		const own: number[] = [];
		for (let n = 0; n < TIMES; n += 1) {
			const begun = performance.now();
			const answer = await fetch(origin + path, {
				redirect: 'manual',
				headers: { cookie: cookies, accept: 'text/html' },
			});
			await answer.arrayBuffer();
			own.push(performance.now() - begun);
			if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
		}
		found.set(name, own);
	}
	isOver = true;
	await watch;
	return { found, longestHealth, peak };
}

async function signIn(origin: string): Promise<string> {
	const answer = await fetch(`${origin}/teach/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams({ email: TEACHER, password: PASSWORD }),
	});
	if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}
