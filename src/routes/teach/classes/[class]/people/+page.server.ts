import { error, fail, redirect } from '@sveltejs/kit';
import { addStudents, MOST_STUDENTS, previewRoster, undoAdd } from '$lib/server/classes/add-students';
import { restoreStudent } from '$lib/server/classes/change-student';
import { changing } from '$lib/server/classes/changing';
import { listStudents } from '$lib/server/classes/list-students';
import { ownClass, ownStudent } from '$lib/server/classes/own-class';
import { readRosterForm } from '$lib/server/classes/read-roster-form';
import { ENCODINGS } from '$lib/server/exports/encodings';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import { removeSince, restoreRemoved } from '$lib/server/classes/remove-since';
import { ROSTER_PROBLEMS, SPANS, STUDENT_PROBLEMS } from '$lib/words/classes';
import type { ChangeKind } from '$lib/words/class-changes';
import type { Database } from '$lib/server/database/engine';
import type { StudentTable } from '$lib/server/database/tables/classes';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const { db } = locals.state.database;
	const [students, removed] = [await listStudents(db, own.id), await listStudents(db, own.id, true)];
	const param = (name: string) => url.searchParams.get(name) ?? '';
	const meant = [...students, ...removed].find(({ id }) => id === param('student'));
	return {
		isOpen: own.open_joining === 1,
		students: students.map((student) => ({
			id: student.id,
			nickname: student.nickname,
			hasJoined: student.joined_at !== null,
			extra: { percent: student.extra_percent, minutes: student.extra_minutes },
		})),
		recent: recentSpans(students, Date.now()),
		removed: removed.map(({ id, nickname }) => ({ id, nickname })),
		done: {
			word: param('done'),
			count: Number(param('count')) || 0,
			left: Number(param('left')) || 0,
			at: param('at'),
			student: meant && { id: meant.id, nickname: meant.nickname },
		},
	};
}) satisfies PageServerLoad;

const MINUTE_MS = 60_000;
const RECENT = [
	[SPANS.minutes, 10 * MINUTE_MS],
	[SPANS.hour, 60 * MINUTE_MS],
	[SPANS.day, 24 * 60 * MINUTE_MS],
	[SPANS.week, 7 * 24 * 60 * MINUTE_MS],
] as const;

/** Those spans in which more have joined than in the one before. */
function recentSpans(students: readonly StudentTable[], now: number) {
	const counted = RECENT.map(([words, ms]) => ({
		words,
		since: now - ms,
		joined: students.filter(({ joined_at }) => joined_at !== null && joined_at >= now - ms).length,
	}));
	return counted.filter(({ joined }, at) => joined > (counted[at - 1]?.joined ?? 0));
}

/** Noted with how many it was; where it was nobody, not at all. */
const counted =
	(kind: ChangeKind) =>
	({ count }: { readonly count: number }) =>
		count > 0 ? { kind, count } : null;

const here = (id: string, rest: string) => `/teach/classes/${id}/people?done=${rest}`;

export const actions = {
	preview: async ({ locals, request }) => {
		const own = ownClass(locals);
		const { input, again, choice } = await readRosterForm(await request.formData());
		if (input.length === 0) return fail(400, { problem: STUDENT_PROBLEMS.noNames });
		const { add, there, tooMany, problems, table } = await previewRoster(
			locals.state.database.db,
			own.id,
			input,
			choice,
		);
		const names = (rows: typeof add) => rows.map(({ name }) => name);
		return {
			preview: {
				add,
				there: names(there),
				refused: [
					...problems.map(({ line, name, message }) => ({ line, name, message })),
					...tooMany.map(({ line, name }) => ({
						line,
						name,
						message: ROSTER_PROBLEMS.fullClass(MOST_STUDENTS),
					})),
				],
				table: again.names === '' && again.bytes === '' ? null : table,
				again,
				encodings: ENCODINGS,
			},
		};
	},
	add: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const names = form.getAll('name').filter((name) => typeof name === 'string');
		const now = Date.now();
		const once = onceOf(form, 'add-students', now, own.id);
		const some = names.slice(0, MOST_STUDENTS);
		const { count, left, at } = await changing(
			locals,
			once,
			(within) => addStudents(within, own.id, some, now, once),
			counted('students-added'),
		);
		redirect(303, here(own.id, `added&count=${count}&left=${left}&at=${at}`));
	},
	undoAdd: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const at = Number(formText(form, 'at'));
		if (!Number.isSafeInteger(at)) error(400, STUDENT_PROBLEMS.nothingToUndo);
		const once = onceOf(form, 'undo-add', Date.now(), own.id);
		const undo = (_: unknown, within: Database) => undoAdd(within, own.id, at);
		const count = await changing(
			locals,
			once,
			(all) => writeOnce(all, once, undo),
			(number) => counted('students-taken-back')({ count: number }),
		);
		redirect(303, here(own.id, `undone&count=${count}`));
	},
	removeSince: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const since = Number(formText(form, 'since'));
		if (!Number.isSafeInteger(since) || since <= 0) error(400, STUDENT_PROBLEMS.noTime);
		const now = Date.now();
		const once = onceOf(form, 'remove-since', now, own.id);
		const { count, at } = await changing(
			locals,
			once,
			(within) => removeSince(within, own.id, since, now, once),
			counted('students-removed'),
		);
		redirect(303, here(own.id, `removed-since&count=${count}&at=${at}`));
	},
	undoRemoveSince: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const at = Number(formText(form, 'at'));
		if (!Number.isSafeInteger(at) || at <= 0) error(400, STUDENT_PROBLEMS.nothingToUndo);
		const once = onceOf(form, 'undo-remove-since', Date.now(), own.id);
		const count = await changing(
			locals,
			once,
			(within) => restoreRemoved(within, own.id, at, once),
			(number) => counted('students-restored')({ count: number }),
		);
		redirect(303, here(own.id, `restored-all&count=${count}`));
	},
	restore: async ({ locals, request }) => {
		const student = await ownStudent(locals, formText(await request.formData(), 'student'));
		const restored = await changing(locals, null, (within) => restoreStudent(within, student), {
			kind: 'student-restored',
			student: student.id,
		});
		const word = 'refused' in restored ? 'name-taken' : 'restored';
		redirect(303, here(student.class_id, `${word}&student=${student.id}`));
	},
} satisfies Actions;
