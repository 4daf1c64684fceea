import { redirect } from '@sveltejs/kit';
import { possibleIn } from '$lib/quiz/ruling';
import { showJoinCode } from '$lib/rules/code';
import { NO_EXTRA } from '$lib/rules/deadline';
import { openClassWarning } from '$lib/words/assigning';
import { changing } from '$lib/server/classes/changing';
import { peopleHref } from '$lib/server/classes/own-class';
import { isPublic } from '$lib/server/library';
import { dueWords } from '$lib/words/due-words';
import { ruleWords } from '$lib/words/rule-words';
import { setDeleted } from '$lib/server/assignments/assignments';
import { progressOf } from '$lib/server/assignments/progress';
import { planOf, rulesOf } from '$lib/server/attempts/rules-of';
import { qrPath } from '$lib/ui/qr-path';
import { hasWritten } from '$lib/server/marking/answers';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { paperTitle } from '$lib/words/results';
import type { QuizVersion } from '$lib/server/quiz-versions';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const { db } = locals.state.database;
	const rows = await db
		.selectFrom('assignment_quiz')
		.innerJoin('quiz_version', 'quiz_version.hash', 'assignment_quiz.version_hash')
		.select(['place', 'form', 'compiled'])
		.where('assignment_id', '=', assignment.id)
		.orderBy('place')
		.orderBy('form')
		.execute();
	const rules = rulesOf(assignment);
	const plan = planOf(assignment);
	const now = Date.now();
	const code = showJoinCode(assignment.join_code);
	const link = `${url.origin}/join/${code}`;
	return {
		class: { id: own.id, name: own.name },
		assignment: { id: assignment.id, title: assignment.title, isDeleted: assignment.deleted_at !== null },
		done: url.searchParams.get('done'),
		isGraded: rules.mode === 'graded',
		warning: openClassWarning(rules, own.open_joining === 1),
		people: peopleHref(own),
		message: rules.message,
		rules: ruleWords(rules, NO_EXTRA, now).map(({ name, text }) => ({ name, text })),
		path: plan && {
			stages: plan.stages.map(({ title, dueAt, stops }) => ({
				title,
				due: dueAt === null ? null : dueWords(dueAt, rules.timeZone, now),
				stops: stops.map(({ kind, title: stop }) => ({ kind, title: stop })),
			})),
			test: plan.test && {
				title: plan.test.title,
				rules: ruleWords(plan.test.rules, NO_EXTRA, now).map(({ name, text }) => ({ name, text })),
			},
		},
		quizzes: rows.map(({ place, form, compiled }) => {
			const { module, quiz } = JSON.parse(compiled) as QuizVersion;
			const forms = rows.filter((row) => row.place === place).length;
			return {
				place,
				form,
				title: paperTitle(quiz.title, form, forms),
				items: quiz.items.length,
				points: possibleIn(quiz.items),
				hasWritten: hasWritten({ version: { quiz } }),
				isPublic: isPublic(module.id, quiz.id),
			};
		}),
		progress: (await progressOf(db, own.id, [assignment], now)).get(assignment.id),
		code,
		link,
		qr: qrPath(link),
	};
}) satisfies PageServerLoad;

export const actions = {
	delete: async ({ locals }) => {
		const { assignment } = ownAssignment(locals);
		await changing(locals, null, ({ db }) => setDeleted(db, assignment.id, Date.now()), {
			kind: 'assignment-deleted',
			assignment: assignment.id,
		});
		redirect(303, '?done=deleted');
	},
	undelete: async ({ locals }) => {
		const { assignment } = ownAssignment(locals);
		await changing(locals, null, ({ db }) => setDeleted(db, assignment.id, null), {
			kind: 'assignment-restored',
			assignment: assignment.id,
		});
		redirect(303, '?done=back');
	},
} satisfies Actions;
