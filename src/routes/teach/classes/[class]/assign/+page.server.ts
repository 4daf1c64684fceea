import { fail } from '@sveltejs/kit';
import { assignOnce } from '$lib/server/assignments/assign-once';
import { choosePlaces, quizValue, suggestTest, poolTable } from '$lib/server/assignments/choose-places';
import { parseAssignForm, proposedRules, zoneName } from '$lib/server/assignments/parse-assign-form';
import { offeredStudents, parseGivenForm } from '$lib/server/assignments/parse-given-form';
import { ownClass, peopleHref } from '$lib/server/classes/own-class';
import { formText } from '$lib/server/form-text';
import { modules, quizMinutes } from '$lib/server/library';
import { newId } from '$lib/server/new-id';
import { poolOf } from '$lib/server/pool';
import { ASSIGN_PROBLEMS } from '$lib/words/assigning';
import { alongPath } from '$lib/quiz/path';
import type { Module, Quiz } from '$lib/quiz/types';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const own = ownClass(locals);
	const maySeeKept = locals.teacher?.isVouched === true;
	return {
		class: { id: own.id, name: own.name },
		offered: await offeredStudents(locals.state.database.db, own.id),
		isUnvouched: !maySeeKept && modules.some((module) => poolOf(module).length > 0),
		zone: zoneName(own.time_zone),
		openClass: peopleHref(own),
		proposed: proposedRules(own.time_zone, Date.now()),
		modules: modules.map((module) => ({
			id: module.id,
			title: module.title,
			quizzes: alongPath(module).map((quiz) => offer(module, quiz)),
			kept: maySeeKept ? poolOf(module).map((quiz) => offer(module, quiz)) : [],
			table: maySeeKept ? poolTable(module) : null,
		})),
	};
}) satisfies PageServerLoad;

const offer = ({ id }: Module, quiz: Quiz) => ({
	value: quizValue(id, quiz.id),
	title: quiz.title,
	summary: quiz.summary,
	items: quiz.items.length,
	minutes: quizMinutes(quiz),
});

export const actions = {
	default: async ({ locals, request }) => {
		const own = ownClass(locals);
		const maySeeKept = locals.teacher?.isVouched === true;
		const form = await request.formData();
		const now = Date.now();
		const parsed = parseAssignForm(form, own.time_zone, now);
		const given = await parseGivenForm(locals.state.database.db, own.id, form);
		const typed = { ...parsed.typed, ...given.typed };
		const { chosen } = given;
		const suggestFor = formText(form, 'suggest');
		if (suggestFor !== '') {
			const { ticked } = choosePlaces(form, '', maySeeKept);
			return {
				typed: { ...typed, mode: 'graded' },
				chosen,
				ticked,
				drawn: maySeeKept ? suggestTest(form, suggestFor) : {},
				suggested: suggestFor,
				problems: {},
			};
		}
		const { places, ticked, drawn, isPooled, problems: unfit } = choosePlaces(form, newId(now), maySeeKept);
		const problems = {
			...(isPooled &&
				typed.mode !== 'graded' && {
					mode: ASSIGN_PROBLEMS.bankInPractice,
				}),
			...unfit,
			...(given.problem && { who: given.problem }),
			...parsed.problems,
		};
		if (!parsed.rules || places.length === 0 || Object.keys(problems).length > 0)
			return fail(400, { typed, chosen, ticked, drawn, suggested: '', problems });
		const settings = {
			title: parsed.title,
			rules: parsed.rules,
			liveScores: parsed.typed.liveScores === 'on',
			givenTo: given.given,
		};
		return assignOnce(locals, form, own.id, places, settings, now);
	},
} satisfies Actions;
