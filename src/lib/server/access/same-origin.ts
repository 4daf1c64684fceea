import { logOnce, quoted } from '../log-once.ts';
import type { FOREIGN } from '../../words/refusals.ts';

/** Why a request that writes was not taken for one of our own pages'. */
export type Foreign = keyof typeof FOREIGN;

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
			: 'If people open this site at the first address, set ORIGIN to it, or set PROTOCOL_HEADER and HOST_HEADER to headers of your proxy. If not, another site tried to send a form, and you don’t need to do anything.';
	logOnce(
		`foreign ${why}`,
		`Refused ${quoted(method)} to ${route || 'an unknown address'}: ${came}, expected ${quoted(own)}. ${advice}`,
	);
}
