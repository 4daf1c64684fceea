import { expect, test } from 'vitest';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { rowsOf } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);

eachEngine('a decided score', (make) => {
	test('that is the pass mark to the thousandth passes, for the teacher and for the student', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment: row, student } = await rowsOf(database, school);
		const possible = school.quiz.items.length;
		const own = await database.db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		for (let passMark = 1; passMark <= 100; passMark += 1) {
			const rules = JSON.stringify({ ...(JSON.parse(row.rules) as object), passMark });
			const assignment = { ...row, rules };
			for (const [less, passed] of [
				[0, true],
				[1, false],
			] as const) {
				const earned = passMark * possible * 10 - less;
				const decision = { place: 0, earned, comment: '', now: NOW };
				await setDecision(database, { assignment, student: student.id, ...decision });
				const { rows } = overview(
					await loadResults(database.db, { class: own, assignment }, NOW),
					(id) => id,
				);
				const cell = rows.find((one) => one.student.id === student.id)?.cells[0];
				const home = await makeHome({ database, assignment, student, place: 0, now: NOW });
				const said = [cell?.passed, home.quizzes[0]?.score?.passed];
				expect(said, `${earned} of ${possible}, mark ${passMark}`).toEqual([passed, passed]);
			}
		}
	});
});
