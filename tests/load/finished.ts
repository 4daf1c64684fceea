import { randomUUID } from 'node:crypto';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { shuffle } from '../../src/lib/quiz/shuffle.ts';
import { deviceHash, studentCookie } from '../../src/lib/server/access/authorize.ts';
import { makeClass } from '../../src/lib/server/classes/change-class.ts';
import { freshJoinCode } from '../../src/lib/server/classes/fresh-code.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { newId } from '../../src/lib/server/new-id.ts';
import { findQuizVersion, storeQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import type { World } from './world.ts';
import type { Plan, PlanStop } from '../../src/lib/rules/plan.ts';
import type { Item } from '../../src/lib/quiz/types.ts';
import type { AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/lib/server/database/tables.ts';

const DAY = 86_400_000;
/** Rows at once: SQLite takes 32,766 parameters. */
const AT_ONCE = 1_000;

/** A class that has finished what it was given. */
export interface Scenario {
	readonly title: string;
	readonly students: number;
	/** At each quiz. */
	readonly attempts: number;
	/** What is assigned: one quiz again and again, or the whole module once. */
	readonly what: 'quiz' | 'module';
}

export interface Finished {
	readonly assignment: string;
	/** Of one student's device. */
	readonly cookie: string;
	/** Events that were put in. */
	readonly events: number;
}

/** A quiz that was taken, and how its version is called. */
interface Taken {
	readonly hash: string;
	readonly items: readonly Item[];
}

/** Puts a class into the database that has finished thousands of attempts, as if it had been used for a year. */
export async function prepareFinished(
	{ url, places }: Pick<World, 'url' | 'places'>,
	scenario: Scenario,
): Promise<Finished> {
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
			name: scenario.title,
			timeZone: 'UTC',
			endsAt: now + DAY,
			keptDays: 1,
			openJoining: true,
			listNames: false,
		};
		const own = await makeClass(database, like.teacher_id, fields, now);
		const { taken, plan } =
			scenario.what === 'quiz' ? await oneQuiz(db, like.version_hash) : await wholeModule(db, now);
		// The most work: every attempt counts.
		const mode = scenario.what === 'quiz' ? 'graded' : 'practice';
		const { rules } = parseRules({ mode, attempts: 'unlimited', counting: 'average' });
		const assignment = randomUUID();
		await db
			.insertInto('assignment')
			.values({
				id: assignment,
				class_id: own.id,
				title: scenario.title,
				join_code: await freshJoinCode(db),
				rules: JSON.stringify(rules),
				plan: plan && JSON.stringify(plan),
				live_scores: 0,
				created_at: now,
				deleted_at: null,
			})
			.execute();
		for (const [place, { hash }] of taken.entries())
			await db
				.insertInto('assignment_quiz')
				.values({ assignment_id: assignment, place, form: 0, version_hash: hash })
				.execute();
		const secret = randomUUID();
		const students = await enrol(db, own.id, scenario.students, secret, now);
		let events = 0;
		for (const [place, quiz] of taken.entries())
			events += await fill(db, { assignment, place, quiz, students, attempts: scenario.attempts, now });
		return { assignment, cookie: `${studentCookie(own.id)}=${secret}`, events };
	} finally {
		await database.close();
	}
}

async function oneQuiz(db: Kysely<Tables>, hash: string) {
	const version = await findQuizVersion(db, hash);
	const taken: Taken[] = [{ hash, items: version?.quiz.items ?? [] }];
	return { taken, plan: null };
}

/** Every quiz of the first module, on its path with its readings. */
async function wholeModule(db: Kysely<Tables>, now: number): Promise<{ taken: Taken[]; plan: Plan }> {
	const { modules } = await readLibrary('quizzes');
	const [module] = modules;
	if (!module) throw new Error('There is no module.');
	const taken: Taken[] = [];
	for (const quiz of module.quizzes) {
		const hash = await storeQuizVersion(db, { module, quiz, readings: module.readings }, now);
		taken.push({ hash, items: quiz.items });
	}
	const stages = module.path.map(({ title, stops }) => ({
		title,
		dueAt: null,
		stops: stops.flatMap((stop): PlanStop[] => {
			if (stop.kind === 'glossary') return [{ kind: 'glossary', title: 'Glossary' }];
			const { id } = stop;
			if (stop.kind === 'reading') return [{ kind: 'reading', id, title: id }];
			const place = module.quizzes.findIndex((quiz) => quiz.id === id);
			return place < 0 ? [] : [{ kind: 'quiz', place, title: id }];
		}),
	}));
	return { taken, plan: { module: module.id, needs: 'hand-in', stages, test: null } };
}

async function enrol(db: Kysely<Tables>, classId: string, many: number, secret: string, now: number) {
	const students = Array.from({ length: many }, (_, n) => ({
		id: newId(now),
		class_id: classId,
		nickname: `Pupil ${n}`,
		name_key: `pupil ${n}`,
		resume_code: `R${n}`,
		resume_key: null,
		joined_at: now,
		extra_percent: 0,
		extra_minutes: 0,
		created_at: now,
		removed_at: null,
	}));
	await db.insertInto('student').values(students).execute();
	const [first] = students;
	await db
		.insertInto('student_device')
		.values({ hash: deviceHash(secret), student_id: first?.id ?? '', created_at: now })
		.execute();
	return students.map(({ id }) => id);
}

/** @returns how many events were put in */
async function fill(
	db: Kysely<Tables>,
	own: {
		readonly assignment: string;
		readonly place: number;
		readonly quiz: Taken;
		readonly students: readonly string[];
		readonly attempts: number;
		readonly now: number;
	},
): Promise<number> {
	const { items, hash } = own.quiz;
	let count = 0;
	for (let number = 1; number <= own.attempts; number += 1) {
		const startedAt = own.now - (own.attempts - number + 1) * 3_600_000;
		const attempts = own.students.map((student_id) => ({
			id: newId(startedAt),
			assignment_id: own.assignment,
			student_id,
			place: own.place,
			number,
			form: 0,
			version_hash: hash,
			seed: randomUUID(),
			started_at: startedAt,
			handed_in_at: startedAt + 600_000,
			handed_in_device: 'device',
			handed_in_sequence: 2 * items.length + 1,
		}));
		const events = attempts.flatMap(({ id, seed }) => eventsOf(id, seed, items, number, startedAt));
		count += events.length;
		await db.transaction().execute(async (all) => {
			await all.insertInto('attempt').values(attempts).execute();
			for (let at = 0; at < events.length; at += AT_ONCE)
				await all
					.insertInto('attempt_event')
					.values(events.slice(at, at + AT_ONCE))
					.execute();
		});
	}
	return count;
}

/** Goes through every question, and gives one of its choices, where it has any. */
function eventsOf(
	attempt_id: string,
	seed: string,
	items: readonly Item[],
	number: number,
	startedAt: number,
) {
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
}
