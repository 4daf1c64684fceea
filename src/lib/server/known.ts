import type { Cookies } from '@sveltejs/kit';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Db } from './database/engine.ts';

const DAY_MS = 86_400_000;
/** How long a network on which a secret was right is remembered for it. */
const NETWORK_MS = 90 * DAY_MS;
const DEVICE_MS = 180 * DAY_MS;

/**
 * Remembers that a secret was right on a network: others who use up what strangers may try no longer shut it out.
 * @param what whose secret: `teacher …`, `class …`
 * @param network as `anonymousNetwork` gives it
 */
export async function rememberNetwork(db: Db, what: string, network: string, now: number): Promise<void> {
	await db
		.insertInto('known_network')
		.values({ key: `${what} ${network}`, at: now })
		.onConflict((conflict) =>
			conflict
				.column('key')
				.doUpdateSet({ at: now })
				// Once a day is enough.
				.where('known_network.at', '<', now - DAY_MS),
		)
		.execute();
}

export async function isKnownNetwork(db: Db, what: string, network: string, now: number): Promise<boolean> {
	const found = await db
		.selectFrom('known_network')
		.select('at')
		.where('key', '=', `${what} ${network}`)
		.where('at', '>', now - NETWORK_MS)
		.executeTakeFirst();
	return found !== undefined;
}

export async function forgetNetworks(db: Db, now: number): Promise<void> {
	await db
		.deleteFrom('known_network')
		.where('at', '<=', now - NETWORK_MS)
		.execute();
}

/** The cookie that says of a device that a secret was right on it. It opens nothing by itself. */
export const deviceCookie = (what: string) =>
	`mandate-known-${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;

const signature = (secret: string, what: string, who: string, at: string) =>
	createHmac('sha256', secret).update(`known device ${what} ${who} ${at}`).digest();

/**
 * @param who whose wrong secrets on this device are counted together
 * @param path where the secret is typed
 */
export function rememberDevice(
	cookies: Cookies,
	{ url, secret, path }: { readonly url: URL; readonly secret: string; readonly path: string },
	what: string,
	who: string,
	now: number,
): void {
	const value = deviceToken(secret, what, who, now);
	cookies.set(deviceCookie(what), value, {
		path,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: DEVICE_MS / 1_000,
	});
}

export const deviceToken = (secret: string, what: string, who: string, now: number) =>
	[who, now, signature(secret, what, who, String(now)).toString('base64url')].join('.');

/** Whose wrong secrets are counted together on a device; null when it is not known. @param token from its cookie */
export function whoOfDevice(
	secret: string,
	what: string,
	token: string | undefined,
	now: number,
): string | null {
	if (!token || token.length > 200) return null;
	const [who = '', at = '', signed = '', ...more] = token.split('.');
	const given = Buffer.from(signed, 'base64url');
	const right = signature(secret, what, who, at);
	const isOurs = more.length === 0 && given.length === right.length && timingSafeEqual(given, right);
	return isOurs && Number(at) > now - DEVICE_MS ? who : null;
}
