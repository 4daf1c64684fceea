import { logOnce, quoted } from '../log-once.ts';

/** Why a request that writes was not taken for one of our own pages'. */
export type Foreign = 'address-unknown' | 'another-site' | 'no-origin';

/** What the visitor is told. */
export const SAID_OF_FOREIGN: Readonly<Record<Foreign, string>> = {
	'address-unknown':
		'This site isn’t set up for the address you opened it at, so it couldn’t accept your form. You did nothing wrong: please tell the person who runs this site.',
	'another-site':
		'This request came from another site, so it wasn’t accepted. Open this site at its usual address and try again.',
	'no-origin':
		'Your browser didn’t say which page this form came from, so it wasn’t accepted. A privacy setting or an extension may hold that back. Go back, reload the page and try again.',
};

/**
 * A form of another site would come with this person’s cookies; so would its script. Kit’s own check looks at forms
 * only, and answers in no page of ours.
 * @returns null when the request reads, or comes from our own pages
 */
export function foreign({ method, headers }: Request, own: string): Foreign | null {
	if (method === 'GET' || method === 'HEAD') return null;
	const origin = headers.get('origin');
	if (origin === own) return null;
	if (!origin || origin === 'null') return 'no-origin';
	// A hint for what is said, never for what is allowed.
	const isOurPage = headers.get('sec-fetch-site') === 'same-origin' || hostOf(origin) === hostOf(own);
	return isOurPage ? 'address-unknown' : 'another-site';
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).hostname : null);

/** @param route its id: an address may hold a secret */
export function logForeign(why: Foreign, { method, headers }: Request, route: string, own: string): void {
	const origin = headers.get('origin');
	const came = origin ? `its Origin is ${quoted(origin)}` : 'it has no Origin';
	const advice =
		why === 'no-origin'
			? 'Check that no proxy removes the Origin header.'
			: 'If people open this site at the first address, set ORIGIN to it, or PROTOCOL_HEADER and HOST_HEADER to headers of your proxy. If not, another site tried to send a form, and there is nothing to do.';
	logOnce(
		`foreign ${why}`,
		`Refused ${quoted(method)} to ${route || 'an unknown address'}: ${came}, expected ${quoted(own)}. ${advice}`,
	);
}
