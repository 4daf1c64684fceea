import type { Cookies } from '@sveltejs/kit';

/** Hands on the cookies that better-auth has made, as they are. */
export function setCookies(cookies: Cookies, headers: Headers): void {
	for (const line of headers.getSetCookie()) {
		const [pair = '', ...attributes] = line.split(/;\s*/);
		const at = pair.indexOf('=');
		const given = new Map(
			attributes.map((attribute) => {
				const [name = '', value = ''] = attribute.split('=');
				return [name.toLowerCase(), value];
			}),
		);
		const maxAge = given.get('max-age');
		cookies.set(pair.slice(0, at), pair.slice(at + 1), {
			path: given.get('path') || '/',
			httpOnly: given.has('httponly'),
			secure: given.has('secure'),
			sameSite: 'lax',
			...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
			// It is encoded already.
			encode: (value) => value,
		});
	}
}
