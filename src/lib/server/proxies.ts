import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { logOnce, quoted } from './log-once.ts';
import { SetUpError } from './set-up-error.ts';

/** Where a request says its client's address. */
export interface Proxies {
	/** Lower case; empty where the connection says it. */
	readonly header: string;
	/** How many proxies in a row add to `X-Forwarded-For`. */
	readonly depth: number;
}

/** @throws SetUpError */
export function proxiesFrom({ ADDRESS_HEADER, XFF_DEPTH }: NodeJS.ProcessEnv): Proxies {
	const depth = Number(XFF_DEPTH || 1);
	if (!Number.isInteger(depth) || depth < 1)
		throw new SetUpError(
			`XFF_DEPTH is “${XFF_DEPTH}”. Set it to the number of proxies in front of this server, for example XFF_DEPTH=2.`,
		);
	return { header: (ADDRESS_HEADER ?? '').toLowerCase(), depth };
}

/**
 * The address that limits count by. A request that did not come the way the settings say (a health check, a proxy
 * left out) counts by its connection: the one thing it cannot make up.
 */
export function clientAddress({ headers, socket }: IncomingMessage, { header, depth }: Proxies): string {
	const connected = socket.remoteAddress ?? '';
	if (!header) return connected;
	const given = [headers[header]].flat().join(',');
	const said = header === 'x-forwarded-for' ? given.split(',').at(-depth) : given;
	const address = withoutPort(said?.trim() ?? '');
	if (isIP(address)) return address;
	const found = given ? `says ${quoted(given)}, with no address in that position` : 'lacks this header';
	logOnce(
		'no address',
		`ADDRESS_HEADER=${header}${header === 'x-forwarded-for' ? ` and XFF_DEPTH=${depth}` : ''} can’t be applied to a request: it ${found}. We counted it by its connection, ${connected}. If it came through your proxy, correct these settings. If it is a health check, ignore this.`,
	);
	return connected;
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`: every connection would count by itself. */
const withoutPort = (address: string) =>
	/^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;

/** Headers of proxies, the settings that read them, and what goes wrong where none does. */
const FORWARDED = [
	{
		names: ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'],
		settings: ['ADDRESS_HEADER'],
		advice:
			'everyone behind your proxy counts as one visitor, so one person’s wrong codes lock everyone out. Set ADDRESS_HEADER=X-Forwarded-For, and XFF_DEPTH if you have several proxies in a row.',
	},
	{
		names: ['x-forwarded-proto', 'x-forwarded-host'],
		settings: ['ORIGIN', 'PROTOCOL_HEADER', 'HOST_HEADER'],
		advice:
			'forms are refused if it differs from what this server sees. Set ORIGIN to the address people use (https://…).',
	},
] as const;

/** Tells the operator, once, of a header that a proxy went to the trouble of sending and no setting reads. */
export function reportUnread(headers: IncomingHttpHeaders, env: NodeJS.ProcessEnv): void {
	for (const { names, settings, advice } of FORWARDED) {
		const name = names.find((one) => headers[one] !== undefined);
		if (!name || settings.some((setting) => env[setting])) continue;
		logOnce(
			`unread ${settings[0]}`,
			`A request has the header ${name}, but no setting uses it: ${advice} If you have no proxy, a visitor made it up and you can ignore this.`,
		);
	}
}
