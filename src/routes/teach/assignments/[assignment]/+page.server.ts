import { redirect } from '@sveltejs/kit';
import { showJoinCode } from '$lib/rules/code';
import { NO_EXTRA } from '$lib/rules/deadline';
import { openClassWarning } from '$lib/words/assigning';
import { peopleHref } from '$lib/server/classes/own-class';
import { isPublic } from '$lib/server/library';
import { ruleWords } from '$lib/words/rule-words';
import { setDeleted } from '$lib/server/assignments/assignments';
import { progressOf } from '$lib/server/assignments/progress';
import { rulesOf } from '$lib/server/attempts/rules-of';
import { qrPath } from '$lib/server/classes/qr-path';
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
		rules: ruleWords(rules, NO_EXTRA, Date.now()).map(({ name, text }) => ({ name, text })),
		quizzes: rows.map(({ place, form, compiled }) => {
			const { module, quiz } = JSON.parse(compiled) as QuizVersion;
			const forms = rows.filter((row) => row.place === place).length;
			return {
				place,
				form,
				title: paperTitle(quiz.title, form, forms),
				items: quiz.items.length,
				isPublic: isPublic(module.id, quiz.id),
			};
		}),
		progress: (await progressOf(db, own.id, [assignment], Date.now())).get(assignment.id),
		code,
		link,
		qr: qrPath(link),
	};
}) satisfies PageServerLoad;

export const actions = {
	delete: async ({ locals }) => {
		const { assignment } = ownAssignment(locals);
		await setDeleted(locals.state.database.db, assignment.id, Date.now());
		redirect(303, '?done=deleted');
	},
	undelete: async ({ locals }) => {
		const { assignment } = ownAssignment(locals);
		await setDeleted(locals.state.database.db, assignment.id, null);
		redirect(303, '?done=back');
	},
} satisfies Actions;
