import type { RequestEvent } from '@sveltejs/kit';
import { rememberDevice } from '../known.ts';
import type { Asked } from './sign-in.ts';

/** Whoever signs in, as the request tells. */
export const askedBy = ({ request, url, cookies, getClientAddress }: RequestEvent): Asked => ({
	origin: url.origin,
	address: getClientAddress(),
	headers: request.headers,
	cookie: (name) => cookies.get(name),
});

/** The device is known for the account from now on: wrong passwords from elsewhere do not shut it out. */
export const rememberTeacher = (
	{ cookies, url, locals }: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>,
	{ what, who }: { readonly what: string; readonly who: string },
	now: number,
) => rememberDevice(cookies, { url, secret: locals.state.secret, path: '/teach/sign-in' }, what, who, now);
