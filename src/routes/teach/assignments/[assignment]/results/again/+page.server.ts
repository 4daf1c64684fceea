import { fail } from '@sveltejs/kit';
import { instantsOf, toLocal } from '$lib/rules/local-time';
import { parseRules } from '$lib/rules/parse-rules';
import { assignOnce } from '$lib/server/assignments/assign-once';
import { zoneName } from '$lib/server/assignments/parse-assign-form';
import { formText } from '$lib/server/form-text';
import { modules } from '$lib/server/library';
import { isKept } from '$lib/server/pool';
import {
	followUp,
	givenTo,
	MOST_AGAIN,
	othersAbout,
	sameAgain,
	type Scope,
} from '$lib/server/results/follow-up';
import type { LoadedResults } from '$lib/server/results/loaded-results';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import { makeReady } from '$lib/server/results/papers';
import { FOLLOW_UP_PROBLEMS } from '$lib/words/follow-up';
import type { Actions, PageServerLoad } from './$types';

const WEEK_MS = 7 * 86_400_000;
/** Of one kind in an address. */
const MOST = 500;

const scopeOf = ({ searchParams }: URL): Scope => ({
	questions: searchParams.getAll('question').slice(0, MOST),
	objective: searchParams.get('objective') ?? '',
	passage: searchParams.get('passage') ?? '',
	students: searchParams.getAll('student').slice(0, MOST),
});

export const load = (async ({ locals, url }) => {
	const results = await ownResults(locals);
	await makeReady(results.papers, 'taken');
	const { questions, ticked } = followUp(results, scopeOf(url));
	const zone = results.class.time_zone;
	return {
		questions: questions.map(({ name, title, missedBy }) => ({ name, title, missed: missedBy.length })),
		students: results.students.map(({ id, nickname }) => ({
			id,
			name: nickname,
			missed: questions.filter(({ missedBy }) => missedBy.includes(id)).length,
		})),
		ticked,
		isFromBank: questions.some(({ version }) => isKept({ module: version.module.id, quiz: version.quiz.id })),
		zone: zoneName(zone),
		dueAt: `${toLocal(Date.now() + WEEK_MS, zone).slice(0, 10)}T23:59`,
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request, url }) => {
		const { class: own, assignment } = ownAssignment(locals);
		const results = await ownResults(locals);
		const form = await request.formData();
		const now = Date.now();
		const typed = {
			questions: form
				.getAll('question')
				.filter((one) => typeof one === 'string')
				.slice(0, MOST),
			students: form
				.getAll('student')
				.filter((one) => typeof one === 'string')
				.slice(0, MOST),
			which: formText(form, 'which') === 'others' ? 'others' : 'same',
			dueAt: formText(form, 'dueAt').trim().slice(0, 40),
		};
		const { questions } = followUp(results, scopeOf(url));
		const chosen = questions.filter(({ name }) => typed.questions.includes(name));
		const only = results.students.map(({ id }) => id).filter((id) => typed.students.includes(id));
		const dueAt = typed.dueAt === '' ? null : (instantsOf(typed.dueAt, own.time_zone)[0] ?? NaN);
		const { rules } = parseRules({
			mode: 'practice',
			timeZone: own.time_zone,
			dueAt: Number.isNaN(dueAt) ? null : dueAt,
			passageFirst: true,
		});
		const problems = {
			...(chosen.length === 0 && { questions: FOLLOW_UP_PROBLEMS.noQuestion }),
			...(chosen.length > MOST_AGAIN && { questions: FOLLOW_UP_PROBLEMS.manyQuestions(MOST_AGAIN) }),
			...(only.length === 0 && { students: FOLLOW_UP_PROBLEMS.nobody }),
			...((Number.isNaN(dueAt) || !rules) && { dueAt: FOLLOW_UP_PROBLEMS.noDate }),
		};
		if (Object.keys(problems).length > 0 || !rules) return fail(400, { ...typed, problems });
		const made = await quizOf(locals, results, chosen, typed.which === 'others');
		if ('problem' in made) return fail(400, { ...typed, problems: { questions: made.problem } });
		const settings = {
			title: made.version.quiz.title,
			rules,
			liveScores: true,
			givenTo: { only, own: {} },
			follows: assignment.id,
		};
		return assignOnce(locals, form, assignment.id, [[made.version]], settings, now);
	},
} satisfies Actions;

async function quizOf(
	{ state }: App.Locals,
	{ assignment, class: own }: LoadedResults,
	chosen: ReturnType<typeof followUp>['questions'],
	wantsOthers: boolean,
) {
	if (!wantsOthers) {
		const isBanked = chosen.some(({ version }) =>
			isKept({ module: version.module.id, quiz: version.quiz.id }),
		);
		const version = isBanked ? null : sameAgain(chosen, assignment.title);
		return version ? { version } : { problem: FOLLOW_UP_PROBLEMS.fromBank };
	}
	const module = modules.find(({ id }) => id === chosen[0]?.version.module.id);
	const given = await givenTo(state.database.db, own.id);
	const version = module && othersAbout(module, chosen, given, assignment.title);
	return version ? { version } : { problem: FOLLOW_UP_PROBLEMS.noOthers };
}
