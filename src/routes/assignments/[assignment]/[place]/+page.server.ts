import { redirect, type RequestEvent } from '@sveltejs/kit';
import { makeFeedback } from '$lib/server/taking/make-feedback';
import { plainOf } from '$lib/server/plain-of';
import { makeView } from '$lib/server/taking/make-view';
import { readForm, type Asked } from '$lib/server/taking/read-form';
import { appendEvents } from '$lib/server/attempts/append-events';
import { addressOf, attemptsAt, homeOf, takenOf, type Taken } from '$lib/server/taking/taken';
import type { Actions, PageServerLoad } from './$types';

/** Nothing is begun by looking: without an attempt under way, the assignment is the place to go. */
export const load = (async ({ locals, params, url }) => {
	const taken = takenOf(locals, params);
	const running = await underWay(taken);
	return {
		view: makeView(taken, running),
		plain: plainOf(running.version),
		feedback: await makeFeedback(taken, running),
		done: url.searchParams.get('done') ?? '',
	};
}) satisfies PageServerLoad;

async function underWay(taken: Taken) {
	const running = (await attemptsAt(taken)).find(({ overSince }) => overSince === null);
	return running ?? redirect(303, homeOf(taken));
}

type Sent = Pick<RequestEvent, 'locals' | 'params' | 'request'>;

async function save({ locals, params, request }: Sent, ask: (form: FormData) => Asked) {
	// Read first: a body may be held back until a deadline is over, and what counts is when it is here.
	const form = await request.formData();
	const taken = takenOf(locals, params);
	const running = await underWay(taken);
	const asked = ask(form);
	const { database, assignment, student, now } = taken;
	const events = readForm(taken, running, form, asked);
	const { refused } = await appendEvents(database, assignment, student, running.row.id, events, now);
	if (asked.handIn) redirect(303, `${homeOf(taken)}?done=${refused.length > 0 ? 'not-taken' : 'handed-in'}`);
	const at = asked.check ? `#${encodeURIComponent(asked.check)}` : '';
	redirect(303, `${addressOf(taken)}?done=${refused.length > 0 ? 'not-taken' : 'saved'}${at}`);
}

/** Without JavaScript: the form as it stands. */
export const actions = {
	save: (sent: Sent) => save(sent, () => ({})),
	check: (sent: Sent) => save(sent, (form) => ({ check: String(form.get('check') ?? '') })),
	handIn: (sent: Sent) => save(sent, () => ({ handIn: true })),
} satisfies Actions;
