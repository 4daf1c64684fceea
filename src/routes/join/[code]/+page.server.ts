import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseJoinCode, showJoinCode } from '$lib/assign/join-code';
import { shownCode } from '$lib/server/classes/shown-code';
import { parseResumeCode } from '$lib/assign/resume-code';
import { studentCookie } from '$lib/server/access/authorize';
import { resumeProblem } from '$lib/server/classes/code-problem';
import { findPlace, type JoinPlace } from '$lib/server/classes/find-place';
import { guess } from '$lib/server/classes/guesses';
import { joinClass, resumeClass, studentOnDevice, type JoinRefusal } from '$lib/server/classes/join-class';
import { listStudents } from '$lib/server/classes/list-students';
import { signOut } from '$lib/server/classes/sign-out';
import { hasJustJoined, keepStudent } from '$lib/server/classes/student-cookies';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_SHOWN = 100;
const REFUSED: Readonly<Record<JoinRefusal, string>> = {
	empty: 'Type your name, or a nickname.',
	'too-long': 'Use at most 80 characters.',
	'in-use':
		'This name is in use. Was that you? Type your resume code below; if it is lost, your teacher can reset your name. Are you somebody else? Add an initial.',
	'not-listed': 'Pick your name from the list. Is it missing? Ask your teacher to add it.',
	ended: 'This class has ended: nobody new can join. Were you here before? Type your resume code below.',
	full: 'This class is full. Ask your teacher.',
	gone: 'This class is no longer there. Ask your teacher.',
};

export const load = (async (event) => {
	const place = await placeOf(event);
	const { db } = event.locals.state.database;
	const own = place.class;
	const me = await studentOnDevice(db, own.id, event.cookies.get(studentCookie(own.id)));
	const hasEnded = own.ends_at <= Date.now();
	const students = me || hasEnded ? [] : await listStudents(db, own.id);
	return {
		code: showJoinCode(own.join_code),
		class: own.name,
		teacher: place.teacher,
		assignment: place.assignment?.title ?? null,
		next: place.assignment ? `/assignments/${place.assignment.id}` : '/assignments',
		isOpen: own.open_joining === 1,
		hasEnded,
		// Nobody's name but those still to be taken.
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
		const now = Date.now();
		const isPicked = student !== '' && name.trim() === '';
		if (!isPicked && name.trim() === '' && own.open_joining === 0) return refused('not-listed', '');
		const joined = await joinClass(
			event.locals.state.database,
			own.id,
			isPicked ? { student } : { name },
			event.cookies.get(studentCookie(own.id)),
			now,
			onceOf(form, 'join', now, own.id, event.params.code),
		);
		if ('refused' in joined) return refused(joined.refused, name);
		keepStudent(event.cookies, event.url, joined);
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
		const now = Date.now();
		const guessed = await guess(database.db, guesser(event), own.id, () =>
			resumeClass(database, own.id, code, before, now, onceOf(form, 'resume', now, own.id)),
		);
		if ('refused' in guessed) {
			const status = guessed.refused === 'wrong' ? 400 : 429;
			return fail(status, { resume: shown, resumeProblem: resumeProblem(guessed.refused) });
		}
		keepStudent(event.cookies, event.url, guessed.found);
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

const refused = (why: JoinRefusal, name: string) =>
	fail(400, { name: name.slice(0, LONGEST_SHOWN), problem: REFUSED[why] });

const guesser = ({ locals, getClientAddress }: Pick<RequestEvent, 'locals' | 'getClientAddress'>) => ({
	address: getClientAddress(),
	secret: locals.state.secret,
	now: Date.now(),
});

/** What the code of the address stands for; a code that stands for nothing is asked for again. */
async function placeOf(event: RequestEvent<{ code: string }>): Promise<JoinPlace> {
	const typed = event.params.code.slice(0, LONGEST_SHOWN);
	const { code, problem } = parseJoinCode(typed);
	const again = (why: string) => redirect(303, `/join?code=${encodeURIComponent(typed)}&problem=${why}`);
	if (problem) return again(problem);
	const { db } = event.locals.state.database;
	const guessed = await guess(db, guesser(event), null, () => findPlace(db, code));
	if ('refused' in guessed) return again(guessed.refused);
	return guessed.found;
}
