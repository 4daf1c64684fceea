import { randomFrom } from '../../quiz/shuffle.ts';
import { startAttempt } from '../attempts/start-attempt.ts';
import { addStudents } from '../classes/add-students.ts';
import { listStudents } from '../classes/list-students.ts';
import { makeClass } from '../classes/change-class.ts';
import { inventResponse } from '../../quiz/tallying.ts';
import { restsOn } from '../../quiz/rests-on.ts';
import type { Module, Quiz } from '../../quiz/types.ts';
import { writeOnce } from '../once/write-once.ts';
import type { Once } from '../once/once.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { assign } from './assign.ts';
import { send } from './send.ts';
import { writeAndMark } from './write-and-mark.ts';
import { WRITTEN_QUIZ } from './written-answers.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NAMES =
	'Ada Bilal Chen Dina Emre Farah Goran Hana Imran Jana Kofi Lena Mira Nils Omar Petra Quinn Rosa Sven Tala Uma Viktor Wanda Yusuf'.split(
		' ',
	);
/** The last two of the list have not joined yet. */
const JOINED = NAMES.length - 2;

/**
 * A class of invented students to look around in: one graded quiz that is over, one with answers that wait to be marked,
 * one practice under way. It is made with the same functions that students and teachers use, all of it or nothing, and
 * thrown away like any class.
 * @param now milliseconds since 1970
 * @returns the id of the class
 * @throws when the module has fewer than two quizzes
 */
export function makeDemo(
	database: Database,
	teacher: string,
	module: Module,
	timeZone: string,
	now: number,
	once: Once | null = null,
): Promise<string> {
	const make = (_: unknown, within: Database) => fill(within, teacher, module, timeZone, now);
	return writeOnce(database, once, make);
}

async function fill(
	database: Database,
	teacher: string,
	module: Module,
	timeZone: string,
	now: number,
): Promise<string> {
	const [graded, practice] = quizzesOnSource(module);
	if (!graded || !practice) throw new Error(`${module.id} has fewer than two quizzes.`);
	const own = await makeClass(
		database,
		teacher,
		{
			name: 'Demo class',
			timeZone,
			endsAt: now + 30 * DAY,
			keptDays: 7,
			openJoining: true,
			listNames: false,
		},
		now - 8 * DAY,
	);
	await database.db.updateTable('class').set({ is_demo: 1 }).where('id', '=', own.id).execute();
	await addStudents(database, own.id, NAMES, now - 8 * DAY);
	const students = await listStudents(database.db, own.id);
	const joined = students.slice(0, JOINED);
	for (const { id } of joined)
		await database.db
			.updateTable('student')
			.set({ joined_at: now - 7 * DAY })
			.where('id', '=', id)
			.execute();

	const over = {
		mode: 'graded',
		dueAt: now - DAY,
		latePolicy: 'refuse',
		certainty: 'ask',
		passMark: 70,
		timeZone,
	};
	const first = await assign(database, own.id, module, graded, over, now - 6 * DAY);
	for (const [at, student] of joined.entries())
		await take(database, first, student, graded, at, { begun: now - 3 * DAY + at * MINUTE, share: 1 });
	const written = module.quizzes.find(({ id }) => id === WRITTEN_QUIZ);
	if (written) {
		const early = { mode: 'graded', dueAt: now + 2 * DAY, timeZone };
		const third = await assign(database, own.id, module, written, early, now - 4 * DAY);
		await writeAndMark(database, third, teacher, written, joined, now);
	}
	const underWay = { dueAt: now + 3 * DAY, certainty: 'ask', timeZone };
	const second = await assign(database, own.id, module, practice, underWay, now - DAY);
	for (const [at, student] of joined.slice(0, 15).entries())
		await take(database, second, student, practice, at, {
			begun: now - 20 * MINUTE + at * 1_000,
			share: at / 14,
		});
	return own.id;
}

/** Those that rest most on a source come first: their results look best on the text. */
function quizzesOnSource({ readings, quizzes }: Module): Quiz[] {
	const sources = new Set(readings.filter(({ kind }) => kind === 'source').map(({ id }) => id));
	const sentences = (quiz: Quiz) =>
		new Set(
			quiz.items
				.flatMap((item) => restsOn(quiz, item))
				.filter(({ reading }) => sources.has(reading))
				.flatMap(({ passages }) => passages),
		).size;
	return [...quizzes].sort((a, b) => sentences(b) - sentences(a));
}

/** How hard the questions are, in turn, on the scale of `abilityOf`: one is hard for nearly everybody. */
const DIFFICULTIES = [-1.2, -0.2, -0.7, 0.3, -1, 1.4, -0.4];
/** How well a question tells students apart: the model is Birnbaum’s (1968), with one slope for all. */
const STEEPNESS = 1.2;

/** From -1.5 to 1.5 in even steps over the class, mixed: no student is good for coming early in the alphabet. */
function abilityOf({ nickname }: Pick<StudentTable, 'nickname'>): number {
	const at = Math.max(0, NAMES.indexOf(nickname));
	return (3 * ((at * 7) % NAMES.length)) / (NAMES.length - 1) - 1.5;
}

/** Answers a share of the quiz, and hands in when it is all of it. The same students do the same each time. */
async function take(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	quiz: Quiz,
	at: number,
	{ begun, share }: { readonly begun: number; readonly share: number },
) {
	const chance = randomFrom(`${student.nickname} ${quiz.id}`);
	const { attempt } = await startAttempt(database, assignment, student, 0, student.nickname, begun);
	if (!attempt) return;
	const ability = abilityOf(student);
	const items = quiz.items.slice(0, Math.round(share * quiz.items.length));
	const events = items.flatMap((item, place) => {
		const difficulty = DIFFICULTIES[place % DIFFICULTIES.length] ?? 0;
		const isRight = chance() < 1 / (1 + Math.exp(STEEPNESS * (difficulty - ability)));
		const sure = chance();
		return [
			{ type: 'moved', at: begun, item: item.id } as const,
			{
				type: 'responded',
				at: begun,
				item: item.id,
				response: inventResponse(item, isRight, chance),
				certainty: isRight ? (sure < 0.6 ? 3 : 2) : sure < 0.4 ? 3 : 1,
			} as const,
		];
	});
	const all = share === 1 ? [...events, { type: 'submitted', at: begun } as const] : events;
	await send(database, assignment, student, attempt.id, at, all, begun + 10 * MINUTE);
}
