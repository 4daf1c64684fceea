import { building } from '$app/environment';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ResolveOptions,
	type ServerInit,
} from '@sveltejs/kit';
import { answerRefused } from '$lib/server/access/refusals';
import { authorize, type Decision, type Refusal, type SignedIn } from '$lib/server/access/authorize';
import { SESSION_MS } from '$lib/server/accounts/auth';
import { quizzesOf } from '$lib/server/assignments/assignments';
import { foreign, logForeign } from '$lib/server/access/same-origin';
import { setUpPath } from '$lib/server/accounts/teachers';
import { setCookies } from '$lib/server/accounts/set-cookies';
import { keepClean } from '$lib/server/classes/delete-expired';
import { asRequest } from '$lib/server/give-way';
import { isKept } from '$lib/server/pool';
import { assertSoundAddress, soundBody } from '$lib/server/sound-request';
import { siteAddress } from '$lib/server/site-address';
import { openState, type State } from '$lib/server/state';
import { FOREIGN } from '$lib/words/refusals';

let opened: Promise<State> | undefined;

const open = () =>
	(opened ??= openState(process.env).catch((reason: unknown) => {
		// The next request tries again: a database may come back.
		opened = undefined;
		throw reason;
	}));

export const init: ServerInit = async () => {
	if (building) return;
	const { database } = await open();
	keepClean(database, Date.now);
	const path = await setUpPath(database.db, Date.now());
	if (!path) return;
	console.log(
		`There are no teachers yet. To create the first account, open this link within 24 hours:\n${siteAddress(process.env)}${path}`,
	);
};

/** Learners' pages are made ahead and need no database; what is left of them grades a form. */
const needsNoState = (route: string) => !/^\/(teach|assignments|join)(\/|$)/.test(route);

/** What came wrong from outside, as an unknown address does all day, is no trouble of the server's. */
export const handleError: HandleServerError = ({ error: reason, status, message }) => {
	if (status >= 500) console.error(reason);
	return { message };
};

/** Comments for a framework that no page loads: a sixth of each. Scripts stay to the letter, for their hashes. */
const WITHOUT_MARKS: ResolveOptions = {
	transformPageChunk: ({ html }) =>
		html.replace(
			/(<script[\s\S]*?<\/script>)|<!--[\w[\]!-]*-->/g,
			(_, script: string | undefined) => script ?? '',
		),
};

export const handle: Handle = async ({ event, resolve }) => {
	const route = event.route.id ?? '';
	if (building) return resolve(event, WITHOUT_MARKS);
	refuseForeign(event);
	soundBody(event.request);
	if (needsNoState(route)) return resolve(event, WITHOUT_MARKS);
	assertSoundAddress(event.url);
	return asRequest(event.request.method === 'GET', () => granted(event, route, resolve));
};

async function granted(
	event: RequestEvent,
	route: string,
	resolve: Parameters<Handle>[0]['resolve'],
): Promise<Response> {
	const decision = await decide(event, route).catch((reason: unknown) => {
		if (isRefusedData(reason)) error(400, 'We can’t read this address. Check it, or go back and try again.');
		console.error(
			`The database isn’t responding: ${reason instanceof Error ? reason.message : String(reason)}`,
		);
		return null;
	});
	if (!decision) return away();
	if ('refused' in decision) return refused(event, decision.refused);
	event.locals.granted = decision.granted;
	const response = await resolve(event, WITHOUT_MARKS);
	// Nobody who comes after finds somebody's work in a shared browser.
	const isStream = response.headers.get('Content-Type') === 'text/event-stream';
	// Compressing a stream would hold back what it says until there is enough of it.
	response.headers.set('Cache-Control', isStream ? 'no-store, no-transform' : 'no-store');
	return response;
}

/** Who asks, and whether they may. @throws when the database does not answer */
async function decide(event: RequestEvent, route: string): Promise<Decision> {
	event.locals.state = await open();
	const { database } = event.locals.state;
	event.locals.teacher = await signedIn(event);
	return authorize(database.db, {
		route,
		method: event.request.method,
		action: actionOf(event.url),
		now: Date.now(),
		params: event.params,
		teacher: event.locals.teacher,
		cookie: (name) => event.cookies.get(name),
		holdsKept: async (assignment) => (await quizzesOf(database.db, assignment)).some(isKept),
	});
}

/** The action that SvelteKit carries out: the first name in the query that begins with a slash. */
const actionOf = ({ searchParams }: URL): string =>
	[...searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1) ?? 'default';

/** Class 22 of PostgreSQL's codes: the database answers, and does not take what was asked with. */
const isRefusedData = (reason: unknown): boolean =>
	reason instanceof Error &&
	(('code' in reason && typeof reason.code === 'string' && /^22.{3}$/.test(reason.code)) ||
		isRefusedData(reason.cause));

/** A database that is restarted is back in seconds; what was sent is kept where it came from, and sent again. */
const away = () =>
	new Response('The server can’t reach its database. Nothing is lost. Try again in a few seconds.', {
		status: 503,
		headers: { 'Retry-After': '5', 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
	});

/** On every route: Kit’s own check is switched off, see svelte.config.js. */
function refuseForeign({ request, url, route }: RequestEvent): void {
	const why = foreign(request, url.origin);
	if (!why) return;
	logForeign(why, request, route.id ?? '', url.origin);
	error(403, FOREIGN[why]);
}

async function signedIn({ locals, request, url, cookies }: RequestEvent): Promise<SignedIn | null> {
	const { api } = locals.state.authFor(url.origin);
	const { headers, response: session } = await api.getSession({
		headers: request.headers,
		returnHeaders: true,
	});
	// Once a day a session is prolonged, and with it the cookie has to be.
	setCookies(cookies, headers);
	if (!session) return null;
	const { id, name, email, role, vouchedAt, disabledAt } = session.user;
	const since = session.session.createdAt.getTime();
	// Whoever was disabled in the moment of signing in.
	if (typeof disabledAt === 'number' || since + SESSION_MS <= Date.now()) return null;
	const isVouched = typeof vouchedAt === 'number';
	return { id, name, email, role: role === 'administrator' ? role : 'teacher', isVouched, since };
}

async function refused(event: RequestEvent, why: Refusal): Promise<Response> {
	const { request, url } = event;
	if (why === 'sign-in' && request.method === 'GET')
		redirect(303, `/teach/sign-in?then=${encodeURIComponent(url.pathname + url.search)}`);
	const response = await answerRefused(event, why);
	response.headers.set('Cache-Control', 'no-store');
	return response;
}
