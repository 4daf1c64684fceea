import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { openItems } from '$lib/quiz/answered';
import { makeFeedback } from '$lib/server/taking/paper';
import { makeHelp } from '$lib/server/taking/make-help';
import { makeView } from '$lib/server/taking/make-view';
import { readForm, type Asked } from '$lib/server/taking/read-form';
import { appendEvents } from '$lib/server/attempts/append-events';
import { isArchived } from '$lib/server/classes/is-archived';
import { formText } from '$lib/server/form-text';
import { addressOf, attemptsAt, homeOf, isAnothers, takenOf, type Taken } from '$lib/server/taking/taken';
import { TOO_MANY_CHANGES } from '$lib/words/submitting';
import type { Actions, PageServerLoad } from './$types';

/** Nothing is begun by looking: without an attempt under way, the assignment is the place to go. */
export const load = (async ({ locals, params, url }) => {
	const taken = takenOf(locals, params);
	const running = await underWay(taken);
	return {
		view: makeView(taken, running),
		help: makeHelp(taken, running),
		feedback: await makeFeedback(taken, running),
		done: url.searchParams.get('done') ?? '',
	};
}) satisfies PageServerLoad;

async function underWay(taken: Taken) {
	// The page of the assignment says so.
	if (await isArchived(taken.database.db, taken.assignment.class_id)) redirect(303, homeOf(taken));
	const running = (await attemptsAt(taken)).find(({ overSince }) => overSince === null);
	return running ?? redirect(303, homeOf(taken));
}

type Sent = Pick<RequestEvent, 'locals' | 'params' | 'request'>;

async function save({ locals, params, request }: Sent, ask: (form: FormData) => Asked) {
	// Read first: a body may be held back until a deadline is over, and what counts is when it is here.
	const form = await request.formData();
	const taken = takenOf(locals, params);
	await refuseOthers(taken, formText(form, 'attempt'));
	const asked = ask(form);
	if (asked.handIn && form.get('sure') !== '1') await askFirst(taken, form);
	const { refused } = await store(taken, form, asked);
	if (asked.handIn) redirect(303, `${homeOf(taken)}?done=${refused.length > 0 ? 'not-taken' : 'handed-in'}`);
	const at = asked.check ? `#${encodeURIComponent(asked.check)}` : '';
	redirect(303, `${addressOf(taken)}?done=${refused.length > 0 ? 'not-taken' : 'saved'}${at}`);
}

/**
 * A form says which attempt it is for. Another student may have signed in on this device since the page was made, or the
 * attempt may be over: then nothing is stored, and the student is told so.
 */
async function refuseOthers(taken: Taken, attempt: string) {
	if (attempt === '') return;
	const found = (await attemptsAt(taken)).find(({ row }) => row.id === attempt);
	if (found && found.overSince === null) return;
	const isOther = !found && (await isAnothers(taken, attempt));
	redirect(303, `${homeOf(taken)}?done=${isOther ? 'other-student' : 'not-taken'}`);
}

async function store(taken: Taken, form: FormData, asked: Asked) {
	const running = await underWay(taken);
	const { database, assignment, student, now } = taken;
	const events = readForm(taken, running, form, asked);
	const appended = await appendEvents(database, assignment, student, running.row.id, events, now);
	if (appended.isTooMuch) error(429, TOO_MANY_CHANGES.form);
	return appended;
}

/** Saves what was given and, where something is open, leads to the question instead of handing in. */
async function askFirst(taken: Taken, form: FormData) {
	const { refused } = await store(taken, form, {});
	const { items, data } = makeView(taken, await underWay(taken));
	const isComplete = openItems(items, data.state).length === 0;
	if (refused.length === 0 && !isComplete) redirect(303, `${addressOf(taken)}?done=ask-hand-in#ask-hand-in`);
}

/** Without JavaScript: the form as it stands. */
export const actions = {
	save: (sent: Sent) => save(sent, () => ({})),
	check: (sent: Sent) => save(sent, (form) => ({ check: String(form.get('check') ?? '') })),
	handIn: (sent: Sent) => save(sent, () => ({ handIn: true })),
} satisfies Actions;
