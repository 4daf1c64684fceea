import type { StopChanges } from '../../server/results/stop-changes.ts';

/** Where nothing tells of changes, the page asks this often. */
const POLL_MS = 5_000;
/** Of time that runs out nobody tells, nor of a name that the teacher changes elsewhere: the page looks by itself. */
const LOOK_MS = 20_000;
/** The server speaks as soon as it is connected. What is not heard by then is held back by something in between. */
const HEARD_WITHIN_MS = 4_000;
/** So many times the connection may fail before the page goes over to asking. */
const MOST_FAILURES = 3;

const AT_ONCE = 'Updates automatically.';
const NOW_AND_THEN = 'Updates automatically every few seconds.';
const OFFLINE = 'You’re offline. This page may be out of date.';

const region = () => document.querySelector<HTMLElement>('[data-live]');
/** Whether a stream has been tried, and was held back or refused. */
let streamsFail = !('EventSource' in window);
let release: (() => void) | undefined;
/** What is said while all is well. */
let how = NOW_AND_THEN;
let isAway = false;
let underWay = false;
let again = false;

follow();
document.addEventListener('visibilitychange', () => (document.hidden ? letGo() : follow()));
// A page that is kept to be gone back to holds no connection either.
addEventListener('pagehide', letGo);
addEventListener('pageshow', ({ persisted }) => persisted && follow());

/** A browser has six connections to a server over http: a page that nobody sees leaves its own to others. */
function letGo() {
	release?.();
	release = undefined;
}

function follow() {
	if (release || document.hidden) return;
	const address = region()?.dataset.changes ?? '';
	release = streamsFail || !address ? ask() : listen(address);
}

/** @returns ends it */
function listen(address: string): () => void {
	const source = new EventSource(address);
	const looking = setInterval(() => void refresh(), LOOK_MS);
	const giveUp = () => {
		if (isHeard) return;
		streamsFail = true;
		letGo();
		follow();
	};
	const deaf = setTimeout(giveUp, HEARD_WITHIN_MS);
	let isHeard = false;
	let failures = 0;
	source.onmessage = () => {
		isHeard = true;
		failures = 0;
		say((how = AT_ONCE));
		void refresh();
	};
	source.onerror = () => {
		failures += 1;
		isHeard = false;
		// Refused for good, or a proxy in between that lets no stream through.
		if (source.readyState === EventSource.CLOSED || failures >= MOST_FAILURES) giveUp();
		else say('Connection lost. Trying again…');
	};
	void refresh();
	return () => {
		source.close();
		clearInterval(looking);
		clearTimeout(deaf);
	};
}

/** @returns ends it */
function ask(): () => void {
	say((how = NOW_AND_THEN));
	void refresh();
	const asking = setInterval(() => void refresh(), POLL_MS);
	return () => clearInterval(asking);
}

/** Takes over what the server makes of it now. Where the reader has the focus stays where it is. */
async function refresh() {
	if (document.hidden) return;
	if (underWay) return void (again = true);
	underWay = true;
	again = false;
	try {
		if (await patch()) return;
		const response = await fetch(location.href, { headers: { accept: 'text/html' } });
		if (response.redirected) return location.reload();
		if (!response.ok) throw new Error(String(response.status));
		const fresh = new DOMParser()
			.parseFromString(await response.text(), 'text/html')
			.querySelector('[data-live]');
		const old = region();
		if (fresh && old && fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
		isBack();
	} catch {
		isAway = true;
		say(OFFLINE);
	} finally {
		underWay = false;
		if (again) void refresh();
	}
}

/** One request that failed is over with the next that does not. */
function isBack() {
	if (isAway) say(how);
	isAway = false;
}

/**
 * A table of many is changed where something has changed. What is focused stays, and so does where it is scrolled to.
 * @returns false where there is none, or where it has become another
 */
async function patch(): Promise<boolean> {
	const own = region();
	const { cells, since, of } = own?.dataset ?? {};
	if (!own || !cells) return false;
	const response = await fetch(`${cells}?since=${since}`, { headers: { accept: 'application/json' } });
	if (!response.ok) throw new Error(String(response.status));
	const changes = (await response.json()) as StopChanges;
	if (changes.of !== of) return false;
	own.dataset.since = String(changes.now);
	own.querySelectorAll('[data-count]').forEach((count, at) => write(count, String(changes.counts[at])));
	for (const [at, name] of ['done', 'here'].entries())
		own
			.querySelectorAll(`[data-${name}]`)
			.forEach((cell, stop) => write(cell, String(changes.stops[stop]?.[at] ?? '')));
	for (const { id, head, cells: fresh } of changes.rows) {
		const row = own.querySelector(`[data-r="${CSS.escape(id)}"]`);
		const [done, next, active, ...states] = row?.querySelectorAll('td') ?? [];
		[done, next, active].forEach((cell, at) => cell && write(cell, head[at] ?? ''));
		states.forEach((cell, at) => {
			const [state = '', text = ''] = fresh[at] ?? [];
			write(cell, text);
			if (cell.dataset.s !== state) cell.dataset.s = state;
		});
	}
	isBack();
	return true;
}

function write(element: Element, words: string) {
	if (element.textContent !== words) element.textContent = words;
}

function say(words: string) {
	const state = document.querySelector('[data-live-state]');
	if (state && state.textContent !== words) state.textContent = words;
}
