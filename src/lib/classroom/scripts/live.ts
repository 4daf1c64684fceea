/** Where nothing tells of changes, the page asks this often. */
const POLL_MS = 5_000;
/** Of time that runs out nobody tells, nor of a name that the teacher changes elsewhere: the page looks by itself. */
const LOOK_MS = 20_000;
/** So many times the connection may fail before the page goes over to asking. */
const MOST_FAILURES = 3;

const region = () => document.querySelector<HTMLElement>('[data-live]');
let polling: ReturnType<typeof setInterval> | undefined;
let underWay = false;
let again = false;

say('Connecting …');
listen(region()?.dataset.changes ?? '');

function listen(address: string) {
	if (!('EventSource' in window) || !address) return poll();
	const source = new EventSource(address);
	let failures = 0;
	source.onopen = () => {
		failures = 0;
		say('This page follows along by itself.');
	};
	source.onmessage = () => void refresh();
	const looking = setInterval(() => void refresh(), LOOK_MS);
	source.onerror = () => {
		failures += 1;
		// Refused for good, or a proxy in between that lets no stream through.
		if (source.readyState !== EventSource.CLOSED && failures < MOST_FAILURES)
			return say('The connection broke. Trying again …');
		source.close();
		clearInterval(looking);
		poll();
	};
}

function poll() {
	polling ??= setInterval(() => void refresh(), POLL_MS);
	void refresh();
	say('This page looks for changes every few seconds.');
}

/** Takes over what the server makes of it now. Where the reader has the focus stays where it is. */
async function refresh() {
	if (document.hidden) return void (again = true);
	if (underWay) return void (again = true);
	underWay = true;
	again = false;
	try {
		const response = await fetch(location.href, { headers: { accept: 'text/html' } });
		if (response.redirected) return location.reload();
		if (!response.ok) throw new Error(String(response.status));
		const fresh = new DOMParser()
			.parseFromString(await response.text(), 'text/html')
			.querySelector('[data-live]');
		const old = region();
		if (fresh && old && fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
		if (polling) say('This page looks for changes every few seconds.');
	} catch {
		say('No connection. What you see may be out of date.');
	} finally {
		underWay = false;
		if (again && !document.hidden) void refresh();
	}
}

document.addEventListener('visibilitychange', () => {
	if (!document.hidden && again) void refresh();
});

function say(words: string) {
	const state = document.querySelector('[data-live-state]');
	if (state && state.textContent !== words) state.textContent = words;
}
