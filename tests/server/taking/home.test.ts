import { expect, test } from 'vitest';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { begin, makeDevice, rowsOf } from '../attempts/answer.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const NOW = Date.UTC(2026, 0, 5, 8);

eachEngine('a student reads', (make) => {
	async function decided(rules: object, handsIn: boolean) {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { passMark: 10, ...rules });
		if (handsIn) {
			const { assignment, student, attempt } = await begin(database, school, NOW);
			const event = makeDevice('one', NOW).submit();
			await appendEvents(database, assignment, student, attempt.id, [event], NOW);
		}
		const { assignment, student } = await rowsOf(database, school);
		const decision = { place: 0, earned: 2_500, comment: 'On paper.', now: NOW };
		await setDecision(database, { assignment, student: student.id, ...decision });
		const home = await makeHome({ database, assignment, student, place: 0, now: NOW });
		return { score: home.quizzes[0]?.score, of: school.quiz.items.length };
	}

	test('the score that was decided and why, though nothing was taken here', async () => {
		const { score, of } = await decided({}, false);
		expect(score).toMatchObject({ passed: true, late: false, comment: 'On paper.' });
		expect(score?.words).toContain(`2.5 of ${of} points`);
	});

	test('nothing that was decided about an attempt before its score is released', async () => {
		const later = { dueAt: NOW + 1, latePolicy: 'refuse', feedback: 'after-due', keys: 'after-due' };
		expect((await decided(later, true)).score).toBeNull();
		expect((await decided({}, true)).score).toMatchObject({ comment: 'On paper.' });
	});
});
