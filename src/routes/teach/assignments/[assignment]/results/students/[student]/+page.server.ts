import { error, fail, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { closeAgain, MOST_MINUTES, reopenAttempt } from '$lib/server/attempts/reopen-attempt';
import { formText, wholeNumber } from '$lib/server/form-text';
import { setOverride } from '$lib/server/attempts/overrides';
import { formOf } from '$lib/server/results/overview';
import { isUnfinished, pointsOf } from '$lib/server/results/loaded-results';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import { studentPaper } from '$lib/server/results/student-paper';
import { onceOf } from '$lib/server/once/once';
import { NOT_REOPENED, RESULT_PROBLEMS, versionName } from '$lib/words/results';
import { NOT_THERE } from '$lib/words/classes';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_COMMENT = 500;

export const load = (async ({ locals, params, url }) => {
	const results = await ownResults(locals);
	const at = results.students.findIndex(({ id }) => id === params.student);
	const student = results.students[at];
	if (!student) error(404, NOT_THERE.student);
	const now = Date.now();
	const words = (instant: number | null) =>
		instant === null ? null : dueWords(instant, results.rules.timeZone, now);
	const own = results.scores.filter((score) => score.student.id === student.id);
	return {
		student: {
			id: student.id,
			name: student.nickname,
			joinedLate: results.joinedLate.has(student.id),
		},
		before: results.students[at - 1]?.id ?? null,
		after: results.students[at + 1]?.id ?? null,
		done: url.searchParams.get('done'),
		doneWith: url.searchParams.get('attempt'),
		quizzes: own.map((score) => {
			const paper = results.papers.find(({ place }) => place === score.place);
			return {
				place: score.place,
				title: titleOf(paper?.version.quiz.title ?? '', formOf(score, results.papers)),
				state: score.state,
				earned: pointsOf(score),
				possible: score.counted?.possible ?? score.possible,
				late: score.counted?.late ?? false,
				unfinished: isUnfinished(score),
				passed: score.counted?.passed ?? null,
				override: score.override,
				counting: score.counted?.from ?? [],
				attempts: score.attempts.map((loaded) => {
					const one = studentPaper(loaded);
					return {
						...one,
						started: words(one.startedAt),
						handedIn: words(one.handedInAt),
						ranOut: one.handedInAt === null ? words(one.overSince) : null,
						openUntil:
							one.reopenedUntil !== null && one.overSince === null && one.reopenedUntil > now
								? words(one.reopenedUntil)
								: null,
					};
				}),
			};
		}),
	};
}) satisfies PageServerLoad;

const titleOf = (title: string, form: number | null) =>
	form === null ? title : `${title}, ${versionName(form)}`;

export const actions = {
	/** An attempt whose time ran out gets more; one that the student submitted stays as it is. */
	reopen: async ({ locals, params, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const attempt = formText(form, 'attempt');
		const typed = formText(form, 'minutes').trim().slice(0, 20);
		const again = { attempt, minutes: typed };
		const minutes = Number(typed);
		if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES)
			return fail(400, { ...again, minutesProblem: RESULT_PROBLEMS.minutes(MOST_MINUTES) });
		const { refused } = await reopenAttempt(locals.state.database, {
			assignment,
			student: params.student,
			attempt,
			minutes,
			sure: formText(form, 'sure') === '1',
			now: Date.now(),
		});
		if (refused === 'gone') error(404, NOT_THERE.student);
		if (refused)
			return fail(400, { ...again, asksSure: refused === 'seen', reopenProblem: NOT_REOPENED[refused] });
		redirect(303, `?done=reopened&attempt=${encodeURIComponent(attempt)}`);
	},
	/** Takes that back. */
	closeAgain: async ({ locals, params, request }) => {
		const { assignment } = ownAssignment(locals);
		const attempt = formText(await request.formData(), 'attempt');
		await closeAgain(locals.state.database, { assignment, student: params.student, attempt });
		redirect(303, '?done=closed-again');
	},
	/** A score decided by the teacher; left empty, the earned one counts again. */
	override: async ({ locals, params, request }) => {
		const { assignment } = ownAssignment(locals);
		const results = await ownResults(locals);
		const form = await request.formData();
		const place = wholeNumber(form.get('place'), 999);
		const score = results.scores.find((one) => one.student.id === params.student && one.place === place);
		if (!score || place === null) error(404, NOT_THERE.student);
		const typed = formText(form, 'earned').trim().replace(',', '.');
		const comment = formText(form, 'comment').trim().slice(0, LONGEST_COMMENT);
		const possible = score.counted?.possible ?? score.possible;
		const earned = typed === '' ? null : Number(typed);
		const again = { place, earned: typed.slice(0, 20), comment };
		if (earned !== null && !(earned >= 0 && earned <= possible))
			return fail(400, { ...again, problem: RESULT_PROBLEMS.points(possible) });
		if (earned !== null && comment === '')
			return fail(400, { ...again, commentProblem: RESULT_PROBLEMS.comment });
		const now = Date.now();
		const decision = {
			assignment,
			student: score.student.id,
			place,
			earned: earned === null ? null : Math.round(earned * 1000),
			comment: earned === null ? '' : comment,
			now,
		};
		const once = onceOf(form, 'override', now, assignment.id, score.student.id);
		await setOverride(locals.state.database, decision, once);
		redirect(303, `?done=${earned === null ? 'taken-back' : 'decided'}`);
	},
} satisfies Actions;
