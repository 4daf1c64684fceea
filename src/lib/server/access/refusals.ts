import { error, type RequestEvent } from '@sveltejs/kit';
import { NOTHING_HERE, REFUSED } from '../../words/refusals.ts';
import type { Refusal } from './authorize.ts';

const STATUS = {
	'not-found': 404,
	'not-vouched': 403,
	'not-listed': 500,
	'sign-in': 401,
	viewer: 403,
	editor: 403,
	archived: 403,
} as const satisfies Record<Refusal, number>;

const isRefusal = (why: string): why is Refusal => Object.hasOwn(STATUS, why);

/** @throws with its status and words */
function refuse(why: Refusal): never {
	error(STATUS[why], REFUSED[why]);
}

/**
 * Answers a request that was refused. What is thrown before a page is found stands on a bare page, so a browser is given
 * what `/teach/refused/…` or `/assignments/refused/…` throws, in the app’s own layout. Nothing of the page that was asked
 * for is run.
 */
export async function answerRefused(
	{ fetch, request, route }: RequestEvent,
	why: Refusal,
): Promise<Response> {
	if (!request.headers.get('accept')?.includes('text/html')) refuse(why);
	const [area] = /^\/(teach|assignments)(?=\/)/.exec(route.id ?? '') ?? ['/teach'];
	return fetch(`${area}/refused/${why}`, { headers: { accept: 'text/html' } });
}

/** For the pages that say it. Asked for from outside, they are none. */
export function throwRefusal({ isSubRequest }: RequestEvent, why: string): never {
	if (isSubRequest && isRefusal(why)) refuse(why);
	error(404, NOTHING_HERE.address);
}
