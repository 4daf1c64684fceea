import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseJoinCode, showJoinCode, parseResumeCode } from '$lib/rules/code';
import { shownCode } from '$lib/server/classes/sealed-code';
import { studentCookie, studentOnDevice } from '$lib/server/access/authorize';

import { findPlace, type JoinPlace } from '$lib/server/classes/find-place';
import { guess, guessJoinCode, ofClass, resumeWays } from '$lib/server/classes/guesses';
import { resumeClass, type Joined, type JoinRefusal } from '$lib/server/classes/join-class';
import { joinWithin } from '$lib/server/classes/join-within';
import { listStudents } from '$lib/server/classes/list-students';
import { signOut, hasJustJoined, keepStudent } from '$lib/server/classes/student-cookies';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { deviceCookie, rememberDevice, whoOfDevice } from '$lib/server/known';
import { retryAfter } from '$lib/words/wait-words';
import { JOIN_REFUSED, resumeProblem, TOO_MANY_JOIN } from '$lib/words/joining';
import type { ClassTable } from '$lib/server/database/tables/classes';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_SHOWN = 100;

export const load = (async (event) => {
	const place = await placeOf(event);
	const { db } = event.locals.state.database;
	const own = place.class;
	const me = await studentOnDevice(db, own.id, event.cookies.get(studentCookie(own.id)));
	const hasEnded = own.ends_at <= Date.now() || own.archived_at !== null;
	const students = me || hasEnded || own.list_names === 0 ? [] : await listStudents(db, own.id);
	return {
		code: showJoinCode(own.join_code),
		class: own.name,
		teacher: place.teacher,
		assignment: place.assignment?.title ?? null,
		next: place.assignment ? `/assignments/${place.assignment.id}` : '/assignments',
		isOpen: own.open_joining === 1,
		hasEnded,
		isListed: own.list_names === 1,
		// Nobody's name but those still to be taken; and none where the teacher has not said so.
		free: students
			.filter(({ joined_at }) => joined_at === null)
			.map(({ id, nickname }) => ({ id, nickname })),
		me: me && {
			id: me.id,
			nickname: me.nickname,
			resume: hasJustJoined(event.cookies, me.id) ? shownCode(event.locals.state, me) : null,
		},
	};
}) satisfies PageServerLoad;

export const actions = {
	join: async (event) => {
		const { class: own } = await placeOf(event);
		const form = await event.request.formData();
		const [student, name] = [formText(form, 'student'), formText(form, 'name')];
		const isPicked = student !== '' && name.trim() === '';
		if (!isPicked && name.trim() === '' && isPickedOnly(own)) return refused('not-picked', '');
		const from = guesser(event);
		const device = { token: knownToken(event, own.id), before: event.cookies.get(studentCookie(own.id)) };
		const once = onceOf(form, 'join', from.now, own.id, event.params.code);
		const who = isPicked ? { student } : { name };
		const joined = await joinWithin(event.locals.state.database, own, who, from, device, once);
		if ('waitMs' in joined) {
			event.setHeaders(retryAfter(joined.waitMs));
			const problem = TOO_MANY_JOIN[joined.refused](joined.waitMs);
			return fail(429, { name: name.slice(0, LONGEST_SHOWN), problem });
		}
		if ('refused' in joined) return refused(saidOf(joined.refused, own), name);
		letIn(event, joined);
		redirect(303, event.url.pathname);
	},
	resume: async (event) => {
		const { class: own } = await placeOf(event);
		const form = await event.request.formData();
		const typed = formText(form, 'resume');
		const shown = typed.slice(0, LONGEST_SHOWN);
		const { code, problem } = parseResumeCode(typed);
		if (problem) return fail(400, { resume: shown, resumeProblem: resumeProblem(problem) });
		const { database } = event.locals.state;
		const before = event.cookies.get(studentCookie(own.id));
		const from = guesser(event);
		const ways = await resumeWays(database.db, from, own.id, knownToken(event, own.id));
		const guessed = await guess(database.db, ways, from.now, () =>
			resumeClass(database, own.id, code, before, from.now, onceOf(form, 'resume', from.now, own.id)),
		);
		if ('waitMs' in guessed) event.setHeaders(retryAfter(guessed.waitMs));
		if ('refused' in guessed) {
			const wait = 'waitMs' in guessed ? guessed.waitMs : 0;
			return fail(wait > 0 ? 429 : 400, {
				resume: shown,
				resumeProblem: resumeProblem(guessed.refused, wait),
			});
		}
		letIn(event, guessed.found);
		redirect(303, event.url.pathname);
	},
	leave: async (event) => {
		const { class: own } = await placeOf(event);
		const student = formText(await event.request.formData(), 'student');
		// Where somebody else is signed in meanwhile, the page says who.
		await signOut(event.locals.state.database, event, { classId: own.id, student });
		redirect(303, event.url.pathname);
	},
} satisfies Actions;

/** Whether there is no field to type a name into. */
const isPickedOnly = (own: ClassTable) => own.open_joining === 0 && own.list_names === 1;

function saidOf(why: JoinRefusal, own: ClassTable): keyof typeof JOIN_REFUSED {
	if (why === 'not-listed' && isPickedOnly(own)) return 'not-picked';
	return why === 'in-use' && own.open_joining === 0 ? 'listed-in-use' : why;
}

const refused = (why: keyof typeof JOIN_REFUSED, name: string) =>
	fail(400, { name: name.slice(0, LONGEST_SHOWN), problem: JOIN_REFUSED[why] });

const guesser = ({ locals, getClientAddress }: Pick<RequestEvent, 'locals' | 'getClientAddress'>) => ({
	address: getClientAddress(),
	secret: locals.state.secret,
	now: Date.now(),
});

const knownToken = ({ cookies }: RequestEvent, classId: string) =>
	cookies.get(deviceCookie(ofClass(classId)));

/** Keeps the student's secret, and that a student of the class came in on this device. */
function letIn(event: RequestEvent, joined: Joined) {
	const { class_id, id } = joined.student;
	const { secret, now } = guesser(event);
	keepStudent(event.cookies, event.url, joined);
	// Of several who share a device it is the first: what they get wrong is counted together.
	const who = whoOfDevice(secret, ofClass(class_id), knownToken(event, class_id), now) ?? id;
	rememberDevice(event.cookies, { url: event.url, secret, path: '/join' }, ofClass(class_id), who, now);
}

/** What the code of the address stands for; a code that stands for nothing is asked for again. */
async function placeOf(event: RequestEvent<{ code: string }>): Promise<JoinPlace> {
	const typed = event.params.code.slice(0, LONGEST_SHOWN);
	const { code, problem } = parseJoinCode(typed);
	const again = (why: string) => redirect(303, `/join?code=${encodeURIComponent(typed)}&problem=${why}`);
	if (problem) return again(problem);
	const { db } = event.locals.state.database;
	const place = await findPlace(db, code);
	const classId = place?.class.id ?? null;
	const here = classId !== null && event.cookies.get(studentCookie(classId));
	const isIn = classId !== null && !!here && (await studentOnDevice(db, classId, here)) !== null;
	const guessed = await guessJoinCode(db, guesser(event), { place, classId, isIn });
	if ('refused' in guessed) return again(guessed.refused);
	return guessed.found;
}
