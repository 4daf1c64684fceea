import { fail, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { parseJoinCode, showJoinCode } from '$lib/rules/code';
import {
	changeClass,
	changedFields,
	deleteClass,
	eraseClass,
	renewJoinCode,
	restoreJoinCode,
	setArchived,
	setEnd,
} from '$lib/server/classes/change-class';
import { lastDayOf, parseClassFields, timeZones, typedClass } from '$lib/server/classes/class-fields';
import { BACK_FOR_DAYS } from '$lib/server/classes/delete-expired';
import { changing } from '$lib/server/classes/changing';
import { ownClass } from '$lib/server/classes/own-class';
import { foldName } from '$lib/server/exports/clean-name';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import { CLASS_PROBLEMS } from '$lib/words/classes';
import type { Database } from '$lib/server/database/engine';
import type { Actions, PageServerLoad } from './$types';

const DAY_MS = 86_400_000;

export const load = (({ locals, url }) => {
	const own = ownClass(locals);
	const now = Date.now();
	return {
		zones: timeZones(own.time_zone),
		values: {
			name: own.name,
			timeZone: own.time_zone,
			lastDay: lastDayOf(own),
			keptDays: String(own.kept_days),
			joining: own.open_joining === 1 ? 'open' : 'list',
			listNames: own.list_names === 1,
		},
		code: showJoinCode(own.join_code),
		hasEnded: own.ends_at <= now,
		deletedOn: dueWords(own.ends_at + own.kept_days * DAY_MS, own.time_zone, now),
		backForDays: BACK_FOR_DAYS,
		done: url.searchParams.get('done'),
		/** What undoing is told: the end, or the code, of before. */
		before: url.searchParams.get('before') ?? '',
	};
}) satisfies PageServerLoad;

const here = (id: string, done: string) => `/teach/classes/${id}/settings?done=${done}`;

export const actions = {
	change: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const parsed = parseClassFields(form, Date.now(), own);
		if ('problems' in parsed) return fail(400, { values: typedClass(form), problems: parsed.problems });
		const { fields } = parsed;
		const changed = changedFields(own, fields);
		await changing(
			locals,
			null,
			(within) => changeClass(within, own.id, fields),
			() => (changed.length > 0 ? { kind: 'settings', fields: changed } : null),
		);
		redirect(303, here(own.id, 'changed'));
	},
	end: async ({ locals, request }) => {
		const { id, ends_at } = ownClass(locals);
		const now = Date.now();
		const once = onceOf(await request.formData(), 'end-class', now, id);
		const end = async (_: unknown, within: Database) => {
			if (ends_at > now) await setEnd(within, id, now);
			return ends_at;
		};
		const before = await changing(locals, once, (all) => writeOnce(all, once, end), { kind: 'ended' });
		redirect(303, `${here(id, 'ended')}&before=${before}`);
	},
	undoEnd: async ({ locals, request }) => {
		const { id } = ownClass(locals);
		const before = Number(formText(await request.formData(), 'before'));
		const isMoment = Number.isSafeInteger(before) && before > 0 && before < Date.now() + 4_000 * DAY_MS;
		if (isMoment)
			await changing(locals, null, (within) => setEnd(within, id, before), { kind: 'end-undone' });
		redirect(303, here(id, 'changed'));
	},
	code: async ({ locals, request }) => {
		const { id } = ownClass(locals);
		const once = onceOf(await request.formData(), 'new-code', Date.now(), id);
		const { before } = await changing(locals, once, (within) => renewJoinCode(within, id, once), {
			kind: 'code',
		});
		redirect(303, `${here(id, 'code')}&before=${before}`);
	},
	undoCode: async ({ locals, request }) => {
		const { id } = ownClass(locals);
		const form = await request.formData();
		const { code } = parseJoinCode(formText(form, 'before'));
		const once = onceOf(form, 'undo-code', Date.now(), id);
		const restore = (_: unknown, within: Database) =>
			code === undefined ? Promise.resolve(false) : restoreJoinCode(within, id, code);
		const isBack = await changing(locals, once, (all) => writeOnce(all, once, restore), {
			kind: 'code-restored',
		});
		redirect(303, here(id, isBack ? 'code-back' : 'code-gone'));
	},
	archive: async ({ locals }) => {
		const { id } = ownClass(locals);
		await changing(locals, null, (within) => setArchived(within, id, Date.now()), { kind: 'archived' });
		redirect(303, here(id, 'archived'));
	},
	unarchive: async ({ locals }) => {
		const { id } = ownClass(locals);
		await changing(locals, null, (within) => setArchived(within, id, null), { kind: 'unarchived' });
		redirect(303, here(id, 'unarchived'));
	},
	delete: async ({ locals }) => {
		const { id } = ownClass(locals);
		await changing(locals, null, (within) => deleteClass(within, id, Date.now()), { kind: 'deleted' });
		redirect(303, `/teach?done=deleted&class=${id}`);
	},
	erase: async ({ locals, request }) => {
		const { id, name } = ownClass(locals);
		const typed = formText(await request.formData(), 'sure').slice(0, 1_000);
		if (foldName(typed) !== foldName(name)) return fail(400, { sure: CLASS_PROBLEMS.otherName });
		await eraseClass(locals.state.database, id);
		redirect(303, '/teach?done=erased');
	},
} satisfies Actions;
