import type { RequestEvent } from '@sveltejs/kit';
import { APIError } from 'better-auth/api';
import { randomUUID } from 'node:crypto';
import type { Db } from '../database/engine.ts';
import { deviceCookie, isKnownNetwork, rememberNetwork, whoOfDevice, rememberDevice } from '../known.ts';
import { anonymous, anonymousNetwork } from '../network.ts';
import type { State } from '../state.ts';
import { forgive, takeTurn, type Limit, type Way } from '../throttle.ts';
import { withAddress } from './address.ts';
import { TooMany } from './take-turns.ts';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/**
 * Wrong passwords are counted and right ones are not. `tests/server/accounts/guessing.test.ts` reckons what that leaves to
 * whoever guesses.
 */
export const LIMITS = {
	/** From one network, for whatever accounts. */
	from: { name: 'sign-in-from', most: 20, withinMs: MINUTE_MS },
	/** For one account, from all networks and devices where it was never right, and from one of them. */
	stranger: { name: 'sign-in-as', most: 20, withinMs: QUARTER_MS },
	strangerFrom: { name: 'sign-in-as-from', most: 10, withinMs: QUARTER_MS },
	/** For one account, on a network where it was right before. */
	network: { name: 'sign-in-network', most: 5, withinMs: QUARTER_MS },
	/** For one account, on a device where it was right before. */
	device: { name: 'sign-in-device', most: 5, withinMs: QUARTER_MS },
} as const satisfies Readonly<Record<string, Limit>>;

const accountOf = (secret: string, email: string) => anonymous(secret, email.trim().toLowerCase());
/** By what a device and a network are known for an account, whether or not there is one. */
export const ofTeacher = (secret: string, email: string) => `teacher ${accountOf(secret, email)}`;

/** What was tried for an account no longer counts. @param secret the server's */
export function forgiveTries(db: Db, secret: string, email: string): Promise<void> {
	const { stranger, strangerFrom, network, device } = LIMITS;
	return forgive(db, [stranger, strangerFrom, network, device], accountOf(secret, email));
}

export interface Credentials {
	readonly email: string;
	readonly password: string;
}

export interface Asked {
	/** Of the request: `https://quiz.example.org`. */
	readonly origin: string;
	/** Network address it came from. */
	readonly address: string;
	readonly headers: Headers;
	readonly cookie: (name: string) => string | undefined;
}

export type Begun =
	| {
			readonly headers: Headers;
			/** For `rememberDevice`. */
			readonly device: { readonly what: string; readonly who: string };
	  }
	| { readonly refused: 'wrong' | 'busy' | 'disabled' }
	| { readonly refused: 'too-many'; readonly waitMs: number };

/**
 * Begins a session, under a new secret whatever cookies came with the request.
 * @returns headers whose cookies are the session; or why there is none. A wrong password and an unknown address
 *   are told alike, and take as long.
 */
export async function signIn(
	state: State,
	{ email, password }: Credentials,
	asked: Asked,
	now: number,
): Promise<Begun> {
	const { db } = state.database;
	const { origin, address, headers } = asked;
	const what = ofTeacher(state.secret, email);
	const who = whoOfDevice(state.secret, what, asked.cookie(deviceCookie(what)), now);
	const turn = await takeTurn(db, await waysOf(state, email, asked, who, now), now);
	if ('waitMs' in turn) return { refused: 'too-many', waitMs: turn.waitMs };
	try {
		const signedIn = await state.authFor(origin).api.signInEmail({
			body: { email: email.trim().toLowerCase(), password },
			headers: withAddress(headers, state.secret, address),
			returnHeaders: true,
		});
		await turn.giveBack();
		await rememberNetwork(db, what, anonymousNetwork(state.secret, address), now);
		return { headers: signedIn.headers, device: { what, who: who ?? randomUUID() } };
	} catch (error) {
		const isDisabled = isRefusal(error) && codeOf(error) === 'FAILED_TO_CREATE_SESSION';
		if (isRefusal(error) && !isDisabled) return { refused: 'wrong' };
		// Nothing was tried, or it was right.
		await turn.giveBack();
		if (error instanceof TooMany) return { refused: 'busy' };
		if (isDisabled) return { refused: 'disabled' };
		throw error;
	}
}

/** As a device, as a network, and as anybody: what strangers use up does not shut out who was here before. */
async function waysOf(
	{ database, secret }: State,
	email: string,
	{ address }: Asked,
	device: string | null,
	now: number,
): Promise<Way[]> {
	const account = accountOf(secret, email);
	const network = anonymousNetwork(secret, address);
	const isKnown = await isKnownNetwork(database.db, ofTeacher(secret, email), network, now);
	return [
		...(device === null ? [] : [[[LIMITS.device, `${account} ${device}`]] as const]),
		...(isKnown ? [[[LIMITS.network, `${account} ${network}`]] as const] : []),
		[
			[LIMITS.from, network],
			[LIMITS.strangerFrom, `${account} ${network}`],
			[LIMITS.stranger, account],
		],
	];
}

/** better-auth's own errors carry a status; everything else is a fault of ours. */
const isRefusal = (error: unknown) =>
	error instanceof Error &&
	'statusCode' in error &&
	typeof error.statusCode === 'number' &&
	error.statusCode >= 400 &&
	error.statusCode < 500;

/** better-auth’s word for what it refused. */
const codeOf = (error: unknown) =>
	error instanceof APIError && error.body && 'code' in error.body ? error.body.code : undefined;

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
