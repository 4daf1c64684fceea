import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { createTeacher, newTeacherSchema, type Way } from './create-teacher.ts';
import { onceOf } from '../once/once.ts';
import { withTurn } from '../once/with-turn.ts';
import { askedBy, rememberTeacher, signIn } from './sign-in.ts';
import { setCookies } from './set-cookies.ts';
import { TooMany } from './take-turns.ts';
import { formText } from '../form-text.ts';
import { anonymousNetwork } from '../network.ts';
import { takeTurn } from '../throttle.ts';
import { retryAfter } from '../../words/wait-words.ts';
import { ACCOUNT_PROBLEMS, LINKS_GONE, TOO_MANY } from '../../words/accounts.ts';

const HOUR_MS = 3_600_000;
/** Refused, since the link is none or the address has an account: nobody looks through addresses. */
const REFUSED = { name: 'new-account', most: 20, withinMs: HOUR_MS };
/** Made where anybody may. */
const MADE = { name: 'open-account', most: 20, withinMs: HOUR_MS };

/** The form of a new teacher: makes the account, signs in, and goes to the classes. */
export async function newAccount(event: RequestEvent, way: Way) {
	const { request, locals, cookies, setHeaders } = event;
	const now = Date.now();
	const form = await request.formData();
	const typed = {
		name: formText(form, 'name'),
		email: formText(form, 'email'),
		password: formText(form, 'password'),
	};
	const again = { name: typed.name.slice(0, 80), email: typed.email.slice(0, 254) };
	const parsed = newTeacherSchema.safeParse(typed);
	if (!parsed.success) {
		const problems = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]));
		return fail(400, { ...again, problems, problem: '' });
	}
	const asked = askedBy(event);
	const { state } = locals;
	const { db } = state.database;
	const network = anonymousNetwork(state.secret, asked.address);
	const refused = (status: number, problem: string) => fail(status, { ...again, problems: {}, problem });
	const tooMany = (waitMs: number) => {
		setHeaders(retryAfter(waitMs));
		return refused(429, TOO_MANY.accounts(waitMs));
	};
	const turn = await takeTurn(db, [[[REFUSED, network]]], now);
	if ('waitMs' in turn) return tooMany(turn.waitMs);
	try {
		const once = onceOf(form, 'new-account', now, 'secret' in way ? way.secret : '');
		const create = () => createTeacher(state.database, parsed.data, way, now, once);
		const opened =
			way.kind === 'open'
				? await withTurn(state.database, once, () => takeTurn(db, [[[MADE, network]]], now), create)
				: { done: await create() };
		if ('waitMs' in opened) {
			await turn.giveBack();
			return tooMany(opened.waitMs);
		}
		const made = opened.done;
		if ('refused' in made) {
			return made.refused === 'email'
				? fail(400, {
						...again,
						problems: { email: ACCOUNT_PROBLEMS.emailTaken },
						problem: '',
					})
				: refused(400, LINKS_GONE.account);
		}
		await turn.giveBack();
	} catch (error) {
		await turn.giveBack();
		if (error instanceof TooMany) return refused(503, error.message);
		throw error;
	}
	const begun = await signIn(state, parsed.data, asked, now);
	if ('refused' in begun) redirect(303, '/teach/sign-in');
	setCookies(cookies, begun.headers);
	rememberTeacher(event, begun.device, now);
	redirect(303, '/teach');
}
