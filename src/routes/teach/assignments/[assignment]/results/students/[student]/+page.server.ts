import { error, fail, redirect } from '@sveltejs/kit';
import { termsOf } from '$lib/rules/given-to';
import { instantsOf, toLocal } from '$lib/rules/local-time';
import { zoneName } from '$lib/server/assignments/parse-assign-form';
import { setOwnTerms } from '$lib/server/assignments/own-terms';
import { extraOf, givenTo } from '$lib/server/attempts/rules-of';
import { runsAgain } from '$lib/server/attempts/runs-again';
import type { AssignmentTable } from '$lib/server/database/tables/assignments';
import { ASSIGN_PROBLEMS } from '$lib/words/assigning';
import { dueWords } from '$lib/words/due-words';
import { closeAgain, MOST_MINUTES, reopenAttempt } from '$lib/server/attempts/reopen-attempt';
import { changing } from '$lib/server/classes/changing';
import { formText, wholeNumber } from '$lib/server/form-text';
import { setDecision } from '$lib/server/attempts/overrides';
import { passedSoFar, pointsOf, type StudentScore } from '$lib/server/attempts/scores';
import { formOf } from '$lib/server/results/overview';
import { isUnfinished } from '$lib/server/results/loaded-results';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import { studentPaper } from '$lib/server/results/student-paper';
import { onceOf } from '$lib/server/once/once';
import { NOT_REOPENED, RESULT_PROBLEMS, versionName } from '$lib/words/results';
import { NOT_THERE, wholeNumberFrom } from '$lib/words/classes';
import type { Actions, PageServerLoad } from './$types';

/** Attempts beyond the rules’. */
const MOST_FURTHER = 20;
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
		/** Whether the student ever sees a score here. */
		isScoreShown: results.rules.score !== 'never',
		terms: termsWords(results.assignment, student.id, results.rules.timeZone),
		zone: zoneName(results.rules.timeZone),
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
				unmarked: score.unmarked,
				passed: passedSoFar(score.counted, score.unmarked),
				override: score.override,
				comment: score.comment,
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

/** What is said once it is done. */
function saidOf(before: Pick<StudentScore, 'override'>, earned: number | null, comment: string): string {
	if (earned !== null) return 'decided';
	if (before.override) return comment === '' ? 'taken-back' : 'comment-stays';
	return comment === '' ? 'comment-gone' : 'commented';
}

const titleOf = (title: string, form: number | null) =>
	form === null ? title : `${title}, ${versionName(form)}`;

/** A student's own terms as their fields have them. */
function termsWords(assignment: AssignmentTable, student: string, timeZone: string) {
	const { [student]: own } = givenTo(assignment).own;
	return {
		dueAt: own?.dueAt == null ? '' : toLocal(own.dueAt, timeZone),
		attempts: own && own.attempts > 0 ? String(own.attempts) : '',
	};
}

export const actions = {
	/** Another due date, and further attempts, for this student alone. */
	terms: async ({ locals, params, request }) => {
		const { assignment } = ownAssignment(locals);
		const results = await ownResults(locals, 'none');
		const student = results.students.find(({ id }) => id === params.student);
		if (!student) error(404, NOT_THERE.student);
		const form = await request.formData();
		const ownDue = formText(form, 'ownDue').trim().slice(0, 40);
		const further = formText(form, 'further').trim().slice(0, 20);
		const { timeZone } = results.rules;
		const dueAt = ownDue === '' ? null : (instantsOf(ownDue, timeZone)[0] ?? NaN);
		const attempts = further === '' ? 0 : wholeNumber(further, MOST_FURTHER);
		const problems = {
			...(Number.isNaN(dueAt) && { ownDue: ASSIGN_PROBLEMS.noMoment }),
			...(attempts === null && { further: wholeNumberFrom(0, MOST_FURTHER) }),
		};
		if (Object.keys(problems).length > 0 || attempts === null)
			return fail(400, { ownDue, further, termsProblems: problems, asksAgain: false });
		const terms = { dueAt, attempts };
		const extra = termsOf(
			{ only: null, own: { [student.id]: terms } },
			student.id,
			extraOf(student, assignment),
		);
		const { database } = locals.state;
		const again = await runsAgain(database.db, assignment, [student], { extra }, Date.now());
		if (again.length > 0 && formText(form, 'again') !== 'yes')
			return fail(400, { ownDue, further, termsProblems: {}, asksAgain: true });
		const work = (within: typeof database) => setOwnTerms(within, assignment.id, student.id, terms);
		await changing(locals, null, work, { kind: 'terms', assignment: assignment.id, student: student.id });
		redirect(303, '?done=terms');
	},
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
		const asked = {
			assignment,
			student: params.student,
			attempt,
			minutes,
			sure: formText(form, 'sure') === '1',
			now: Date.now(),
		};
		const about = { assignment: assignment.id, student: params.student };
		const { refused } = await changing(locals, null, (within) => reopenAttempt(within, asked), {
			kind: 'reopened',
			...about,
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
		const { student } = params;
		await changing(locals, null, (within) => closeAgain(within, { assignment, student, attempt }), {
			kind: 'closed',
			assignment: assignment.id,
			student,
		});
		redirect(303, '?done=closed-again');
	},
	/** A score decided by the teacher, or a comment alone: without points the earned ones count. */
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
			comment,
			now,
		};
		const once = onceOf(form, 'override', now, assignment.id, score.student.id);
		await changing(locals, once, (within) => setDecision(within, decision, once), {
			kind: earned !== null ? 'override' : comment !== '' ? 'commented' : 'override-removed',
			assignment: assignment.id,
			student: score.student.id,
		});
		redirect(303, `?done=${saidOf(score, earned, comment)}`);
	},
} satisfies Actions;
