import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { createTeacher, newTeacherSchema, type Way } from './create-teacher.ts';
import { onceOf } from '../once/once.ts';
import { setCookies } from './set-cookies.ts';
import { signIn } from './sign-in.ts';
import { TooMany } from './take-turns.ts';
import { formText } from '../form-text.ts';
import { anonymous, isTooMany } from '../throttle.ts';

const NEW_ACCOUNTS = { name: 'new-account', most: 20, withinMs: 3_600_000 };

/** The form of a new teacher: makes the account, signs in, and goes to the classes. */
export async function newAccount(
	{ request, locals, cookies, url, getClientAddress }: RequestEvent,
	way: Way,
) {
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
	const address = getClientAddress();
	const { state } = locals;
	const refused = (status: number, problem: string) => fail(status, { ...again, problems: {}, problem });
	if (await isTooMany(state.database.db, NEW_ACCOUNTS, anonymous(state.secret, address), now))
		return refused(429, 'Too many accounts were made from here. Try again in an hour.');
	try {
		const once = onceOf(form, 'new-account', now, 'secret' in way ? way.secret : '');
		const made = await createTeacher(state.database, parsed.data, way, now, once);
		if ('refused' in made) {
			return made.refused === 'email'
				? fail(400, {
						...again,
						problems: { email: 'This address has an account already. Sign in with it instead.' },
						problem: '',
					})
				: refused(400, 'This link has been used or is too old. Ask for a new one.');
		}
	} catch (error) {
		if (error instanceof TooMany) return refused(503, error.message);
		throw error;
	}
	const begun = await signIn(
		state,
		parsed.data,
		{ origin: url.origin, address, headers: request.headers },
		now,
	);
	if ('refused' in begun) redirect(303, '/teach/sign-in');
	setCookies(cookies, begun.headers);
	redirect(303, '/teach');
}
