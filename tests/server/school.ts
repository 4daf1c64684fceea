import { randomUUID } from 'node:crypto';
import { attemptOptions } from '../../src/lib/rules/rules.ts';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { deviceHash } from '../../src/lib/server/access/authorize.ts';
import { sealCode } from '../../src/lib/server/classes/sealed-code.ts';
import { versionOf } from '../../src/lib/server/assignments/assignments.ts';
import { modules } from '../../src/lib/server/library.ts';
import { storeQuizVersion } from '../../src/lib/server/quiz-versions.ts';
import { addTeacher } from './add-teacher.ts';
import type { Database } from '../../src/lib/server/database/engine.ts';
import type { AttemptTable } from '../../src/lib/server/database/tables/attempts.ts';

export { PASSWORD } from './add-teacher.ts';

const DAY = 86_400_000;

/** One teacher with a class, two students who have joined and one who has not, and one assignment. */
export async function makeSchool(database: Database, name: string, now: number, written: object = {}) {
	const { db } = database;
	const first = await db.selectFrom('teacher').select('id').executeTakeFirst();
	const role = first ? 'teacher' : 'administrator';
	const teacher = await addTeacher(database, { name, email: `${name}@school.example`, role }, now);

	const classId = randomUUID();
	await db
		.insertInto('class')
		.values({
			id: classId,
			teacher_id: teacher.id,
			name: `Class of ${name}`,
			time_zone: 'Asia/Karachi',
			join_code: codeOf(`class ${name}`),
			open_joining: 1,
			created_at: now,
			ends_at: now + 200 * DAY,
			kept_days: 365,
			is_demo: 0,
			deleted_at: null,
		})
		.execute();
	const students = ['Sana', 'Tariq', 'Uzma'].map((nickname) => ({
		id: randomUUID(),
		nickname,
		secret: randomUUID(),
		joined: nickname !== 'Uzma',
	}));
	for (const [at, { id, nickname, secret: kept, joined }] of students.entries()) {
		await db
			.insertInto('student')
			.values({
				id,
				class_id: classId,
				nickname,
				name_key: nickname.toLowerCase(),
				...sealCode(database.secret || 'x'.repeat(32), classId, `AB${at + 2}DEF`),
				joined_at: joined ? now : null,
				extra_percent: 0,
				extra_minutes: 0,
				created_at: now,
				removed_at: null,
			})
			.execute();
		if (!joined) continue;
		await db
			.insertInto('student_device')
			.values({ hash: deviceHash(kept), student_id: id, created_at: now })
			.execute();
	}

	const [module] = modules;
	const quiz = module?.quizzes[0];
	if (!module || !quiz) throw new Error('The library is empty.');
	const hash = await storeQuizVersion(db, versionOf(module, quiz), now);
	// Results at the hand-in, where nothing else is said: most tests look at them. The default tells nothing so soon.
	const soon = 'mode' in written && written.mode === 'practice' ? {} : { feedback: 'after-hand-in' };
	const { rules, problems } = parseRules({ mode: 'graded', ...soon, ...written });
	if (!rules) throw new Error(JSON.stringify(problems));
	const assignment = randomUUID();
	await db
		.insertInto('assignment')
		.values({
			id: assignment,
			class_id: classId,
			title: `Homework of ${name}`,
			join_code: codeOf(`assignment ${name}`),
			rules: JSON.stringify(rules),
			live_scores: 0,
			created_at: now,
			deleted_at: null,
		})
		.execute();
	await db
		.insertInto('assignment_quiz')
		.values({ assignment_id: assignment, place: 0, form: 0, version_hash: hash })
		.execute();
	return {
		teacher,
		classId,
		students,
		assignment,
		hash,
		quiz,
		options: attemptOptions(rules),
	};
}

export type School = Awaited<ReturnType<typeof makeSchool>>;

/** An attempt of a student, with one response, straight into the tables. */
export async function addAttempt({ db }: Database, school: School, student: string, now: number) {
	const attempt: AttemptTable = {
		id: randomUUID(),
		assignment_id: school.assignment,
		student_id: student,
		place: 0,
		number: 1,
		form: 0,
		version_hash: school.hash,
		seed: 'seed',
		started_at: now,
		handed_in_at: null,
		handed_in_device: null,
		handed_in_sequence: null,
		reopened_until: null,
	};
	await db.insertInto('attempt').values(attempt).execute();
	const [item] = school.quiz.items;
	await db
		.insertInto('attempt_event')
		.values({
			id: randomUUID(),
			attempt_id: attempt.id,
			device: 'one',
			sequence: 0,
			body: JSON.stringify({ type: 'responded', at: now, item: item?.id, response: ['x'] }),
			received_at: now,
			arrival: 1,
		})
		.execute();
	return attempt;
}

/** Eight letters that are a code, the same for the same name. */
function codeOf(name: string): string {
	const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
	let number = [...name].reduce((sum, letter) => (sum * 33 + (letter.codePointAt(0) ?? 0)) % 31 ** 8, 7);
	let code = '';
	for (let at = 0; at < 8; at += 1) {
		code += alphabet.charAt(number % 31);
		number = Math.floor(number / 31);
	}
	return code;
}
