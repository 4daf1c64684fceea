import { error, fail, redirect } from '@sveltejs/kit';
import { shownCode } from '$lib/server/classes/sealed-code';
import { runsAgain } from '$lib/server/attempts/runs-again';
import {
	eraseStudent,
	MOST_EXTRA_MINUTES,
	MOST_EXTRA_PERCENT,
	removeStudent,
	renameStudent,
	resetStudent,
	setExtraTime,
} from '$lib/server/classes/change-student';
import { changing } from '$lib/server/classes/changing';
import { listStudents } from '$lib/server/classes/list-students';
import { mergeStudents, previewMerge } from '$lib/server/classes/merge-students';
import { ownClass, ownStudent } from '$lib/server/classes/own-class';
import { assignmentsOf } from '$lib/server/assignments/assignments';
import { LONGEST_NAME } from '$lib/server/exports/clean-name';
import { setExcused } from '$lib/server/results/excused';
import { studentWork } from '$lib/server/results/student-work';
import { formText, wholeNumber } from '$lib/server/form-text';
import { atMostCharacters, NOT_THERE, STUDENT_PROBLEMS, wholeNumberFrom } from '$lib/words/classes';
import type { ExtraTime } from '$lib/rules/deadline';
import type { Database } from '$lib/server/database/engine';
import type { AssignmentTable } from '$lib/server/database/tables/assignments';
import type { StudentTable } from '$lib/server/database/tables/classes';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const NAME = {
	empty: STUDENT_PROBLEMS.noName,
	'too-long': atMostCharacters(LONGEST_NAME),
	'in-use': STUDENT_PROBLEMS.nameTaken,
} as const;

export const load = (async ({ locals, params, url }) => {
	const student = await ownStudent(locals, params.student);
	const { db } = locals.state.database;
	const all = await listStudents(db, student.class_id);
	const other = all.find(({ id }) => id === url.searchParams.get('merge') && id !== student.id);
	return {
		student: {
			id: student.id,
			nickname: student.nickname,
			hasJoined: student.joined_at !== null,
			isRemoved: student.removed_at !== null,
			// With it anyone is this student: for those alone who may change something.
			resume: locals.granted.role === 'viewer' ? '' : shownCode(locals.state, student),
			percent: String(student.extra_percent),
			minutes: String(student.extra_minutes),
		},
		work: await studentWork(db, ownClass(locals), student, Date.now()),
		others: all.filter(({ id }) => id !== student.id).map(({ id, nickname }) => ({ id, nickname })),
		merge: other && {
			other: { id: other.id, nickname: other.nickname },
			...(await previewMerge(db, student, other)),
		},
		done: url.searchParams.get('done'),
		/** What was just excused, or no longer. */
		doneWith: url.searchParams.get('assignment'),
		before: {
			name: url.searchParams.get('name') ?? '',
			percent: url.searchParams.get('percent') ?? '0',
			minutes: url.searchParams.get('minutes') ?? '0',
		},
	};
}) satisfies PageServerLoad;

const people = (classId: string) => `/teach/classes/${classId}/people`;

/** Titles of the assignments that other extra time would let run again. */
async function whatRunsAgain(
	{ state }: App.Locals,
	student: StudentTable,
	extra: ExtraTime,
): Promise<string[]> {
	const { db } = state.database;
	const all = await db
		.selectFrom('assignment')
		.selectAll()
		.where('class_id', '=', student.class_id)
		.where('deleted_at', 'is', null)
		.execute();
	const found = await Promise.all(
		all.map(async (assignment) => {
			const run = await runsAgain(db, assignment, [student], { extra }, Date.now());
			return run.length > 0 ? [assignment.title] : [];
		}),
	);
	return found.flat();
}

/** The assignment of the class that a form names. @throws 404 for any other */
async function namedAssignment({ locals, request }: RequestEvent): Promise<AssignmentTable> {
	const { db } = locals.state.database;
	const id = formText(await request.formData(), 'assignment');
	const found = (await assignmentsOf(db, ownClass(locals).id)).find((one) => one.id === id);
	return found ?? error(404, NOT_THERE.assignment);
}

export const actions = {
	/** Leaves an assignment out of the student’s averages. */
	excuse: async (event) => {
		const student = await ownStudent(event.locals, event.params.student);
		const assignment = await namedAssignment(event);
		const about = { student: student.id, assignment: assignment.id };
		const work = (within: Database) => setExcused(within, assignment, student.id, true, Date.now());
		await changing(event.locals, null, work, { kind: 'excused', ...about });
		redirect(303, `${people(student.class_id)}/${student.id}?done=excused&assignment=${assignment.id}`);
	},
	/** Takes that back. */
	unexcuse: async (event) => {
		const student = await ownStudent(event.locals, event.params.student);
		const assignment = await namedAssignment(event);
		const about = { student: student.id, assignment: assignment.id };
		const work = (within: Database) => setExcused(within, assignment, student.id, false, Date.now());
		await changing(event.locals, null, work, { kind: 'excuse-undone', ...about });
		redirect(303, `${people(student.class_id)}/${student.id}?done=not-excused&assignment=${assignment.id}`);
	},
	rename: async ({ locals, params, request }) => {
		const student = await ownStudent(locals, params.student);
		const form = await request.formData();
		const name = formText(form, 'name');
		const once = onceOf(form, 'rename', Date.now(), student.id);
		const rename = async (_: unknown, within: Database) => {
			const done = await renameStudent(within, student, name);
			return 'refused' in done ? done : { before: student.nickname };
		};
		const renamed = await changing(locals, once, (all) => writeOnce(all, once, rename), {
			kind: 'renamed',
			student: student.id,
		});
		if ('refused' in renamed) return fail(400, { typed: name.slice(0, 200), name: NAME[renamed.refused] });
		const before = encodeURIComponent(renamed.before);
		redirect(303, `${people(student.class_id)}/${student.id}?done=renamed&name=${before}`);
	},
	time: async ({ locals, params, request }) => {
		const student = await ownStudent(locals, params.student);
		const form = await request.formData();
		const percent = wholeNumber(formText(form, 'percent').trim(), MOST_EXTRA_PERCENT);
		const minutes = wholeNumber(formText(form, 'minutes').trim(), MOST_EXTRA_MINUTES);
		if (percent === null || minutes === null) {
			return fail(400, {
				...(percent === null && { percent: wholeNumberFrom(0, MOST_EXTRA_PERCENT) }),
				...(minutes === null && { minutes: wholeNumberFrom(0, MOST_EXTRA_MINUTES) }),
				time: {
					percent: formText(form, 'percent').slice(0, 20),
					minutes: formText(form, 'minutes').slice(0, 20),
				},
			});
		}
		const again =
			formText(form, 'again') === 'yes' ? [] : await whatRunsAgain(locals, student, { percent, minutes });
		if (again.length > 0)
			return fail(400, { again, time: { percent: String(percent), minutes: String(minutes) } });
		const once = onceOf(form, 'extra-time', Date.now(), student.id);
		const extra = { percent, minutes };
		const before = await changing(locals, once, (within) => setExtraTime(within, student, extra, once), {
			kind: 'time',
			student: student.id,
		});
		const undo = `percent=${before.percent}&minutes=${before.minutes}`;
		redirect(303, `${people(student.class_id)}/${student.id}?done=time&${undo}`);
	},
	reset: async ({ locals, params }) => {
		const student = await ownStudent(locals, params.student);
		await changing(locals, null, (within) => resetStudent(within, student), {
			kind: 'reset',
			student: student.id,
		});
		redirect(303, `${people(student.class_id)}/${student.id}?done=reset`);
	},
	remove: async ({ locals, params }) => {
		const student = await ownStudent(locals, params.student);
		await changing(locals, null, (within) => removeStudent(within, student, Date.now()), {
			kind: 'removed',
			student: student.id,
		});
		redirect(303, `${people(student.class_id)}?done=removed&student=${student.id}`);
	},
	merge: async ({ locals, params, request }) => {
		const kept = await ownStudent(locals, params.student);
		const form = await request.formData();
		const both = { kept: kept.id, gone: formText(form, 'other') };
		const { id } = ownClass(locals);
		const once = onceOf(form, 'merge', Date.now(), kept.id);
		const merge = (_: unknown, within: Database) => mergeStudents(within, id, both);
		const merged = await changing(locals, once, (all) => writeOnce(all, once, merge), {
			kind: 'merged',
			student: kept.id,
		});
		if (!merged) error(404, NOT_THERE.toMerge);
		redirect(303, `${people(kept.class_id)}?done=merged&student=${kept.id}`);
	},
	erase: async ({ locals, params, request }) => {
		const student = await ownStudent(locals, params.student);
		const isSure = formText(await request.formData(), 'sure') === 'yes';
		if (!isSure) return fail(400, { sure: STUDENT_PROBLEMS.notSure });
		await changing(locals, null, (within) => eraseStudent(within, student), { kind: 'erased' });
		redirect(303, `${people(student.class_id)}?done=erased`);
	},
} satisfies Actions;
