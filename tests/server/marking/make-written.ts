import { gradingKey, correctResponse } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { open } from '../../quiz/make.ts';
import { begin, makeDevice } from '../attempts/answer.ts';
import { makeSchool } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { OpenItem } from '../../../src/lib/quiz/kinds/open/item.ts';

/** A sentence of the module’s article. */
export const SENTENCE = 'cite=article:p2.s1';
export const SOUND = { claim: 3, evidence: 3 };

/** A school whose assignment has one question with choices and two to answer in one’s own words. */
export async function makeWritten(database: Database, name: string, now: number, rules: object = {}) {
	const school = await makeSchool(database, name, now, rules);
	const [module] = modules;
	const [closed] = school.quiz.items;
	if (!module || !closed) throw new Error('The library is empty.');
	const [first, second] = [openItem('offer'), openItem('limits')];
	const { ruling: _, ...plain } = closed;
	const quiz = { ...school.quiz, items: [plain, first, second] };
	const version = versionOf(module, quiz);
	const hash = await storeQuizVersion(database.db, version, now);
	await database.db
		.updateTable('assignment_quiz')
		.set({ version_hash: hash })
		.where('assignment_id', '=', school.assignment)
		.execute();
	return { ...school, quiz, hash, version, closed, first, second };
}

export type WrittenSchool = Awaited<ReturnType<typeof makeWritten>>;

/** With an objective and a source of the module’s own. */
const openItem = (id: string): OpenItem => ({
	...open('claim evidence', id),
	prompt: `What do you think of ${id}?`,
});

/** A student answers all three, with the choice right, and hands in. */
export async function handIn(
	database: Database,
	school: WrittenSchool,
	at: number,
	now: number,
	{ text = `Words of ${school.students[at]?.nickname}`, submits = true } = {},
) {
	const own = await begin(database, school, now, at);
	const device = makeDevice(`device-${at}`, now);
	const events = [
		device.respond(school.closed.id, ...correctResponse(gradingKey(school.closed))),
		device.respond('offer', `text=${text} on offer`, SENTENCE),
		device.respond('limits', `text=${text} on limits`),
		...(submits ? [device.submit()] : []),
	];
	const { refused } = await appendEvents(database, own.assignment, own.student, own.attempt.id, events, now);
	if (refused.length > 0) throw new Error(JSON.stringify(refused));
	return { ...own, device };
}
