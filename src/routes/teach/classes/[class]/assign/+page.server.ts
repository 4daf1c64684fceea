import { fail, redirect } from '@sveltejs/kit';
import { createAssignment, versionOf, type Forms } from '$lib/server/assignments/assignments';
import { parseAssignForm } from '$lib/server/assignments/parse-assign-form';
import { proposedRules } from '$lib/server/assignments/typed-rules';
import { zoneName } from '$lib/server/assignments/zone-name';
import { ownClass } from '$lib/server/classes/own-class';
import { modules, quizMinutes } from '$lib/server/library';
import type { Actions, PageServerLoad } from './$types';

export const load = (({ locals }) => {
	const own = ownClass(locals);
	return {
		class: { id: own.id, name: own.name },
		zone: zoneName(own.time_zone),
		proposed: proposedRules(own.time_zone, Date.now()),
		modules: modules.map(({ id, title, quizzes }) => ({
			id,
			title,
			quizzes: quizzes.map((quiz) => ({
				value: `${id}/${quiz.id}`,
				title: quiz.title,
				summary: quiz.summary,
				items: quiz.items.length,
				minutes: quizMinutes(quiz),
			})),
		})),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const ticked = form.getAll('quiz').filter((value) => typeof value === 'string');
		const places = modules.flatMap((module) =>
			module.quizzes
				.filter((quiz) => ticked.includes(`${module.id}/${quiz.id}`))
				.map((quiz): Forms => [versionOf(module, quiz)]),
		);
		const parsed = parseAssignForm(form, own.time_zone);
		const problems = {
			...(places.length === 0 && { quiz: 'Tick the quiz, or quizzes, that you want to assign.' }),
			...parsed.problems,
		};
		if (!parsed.rules || places.length === 0) return fail(400, { typed: parsed.typed, ticked, problems });
		const { rules, title, typed } = parsed;
		const settings = { title, rules, liveScores: typed.liveScores === 'on' };
		const id = await createAssignment(locals.state.database, own, places, settings, Date.now());
		redirect(303, `/teach/assignments/${id}?done=assigned`);
	},
} satisfies Actions;
