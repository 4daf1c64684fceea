/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { files, prerendered, version } from '$service-worker';
import { addressesOf, isLearning, isServed, shellOf, tidy } from './lib/device/addresses.ts';
import { dropOlder, keepModule, keepShell, keptModules, take, type Keeping } from './lib/device/shelf.ts';

/**
 * Makes a module that was visited work without a network. Pages come from the device first: a version is
 * whole or not there. A new one waits until the learner takes it, or until no tab is open any more.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Pages listen here for how far the keeping has come. */
const channel = new BroadcastChannel('mandate:offline');
const tell = (keeping: Keeping) => channel.postMessage(keeping);

worker.addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
	await keepShell(version, shell);
	for (const module of await keptModules()) {
		const addresses = addressesOf(module, prerendered);
		if (addresses.length === 0) continue;
		// Half a module is worse than the older one, which stays until this version is whole. Open pages have that one,
		// and are told nothing.
		if (!(await keepModule(version, module, [...shell, ...addresses], () => undefined)))
			throw new Error(`${module} couldn’t be saved.`);
	}
}

const shell = shellOf(prerendered, __LATER_FILES__, files);
const underWay = new Map<string, Promise<boolean>>();

/** Two tabs that ask at once are served by one download. */
function keep(module: string, addresses: readonly string[]): Promise<boolean> {
	const asked =
		underWay.get(module) ??
		keepModule(version, module, [...shell, ...addresses], tell).finally(() => underWay.delete(module));
	underWay.set(module, asked);
	return asked;
}

worker.addEventListener('activate', (event) =>
	event.waitUntil(dropOlder(version, Date.now()).then(() => worker.clients.claim())),
);

worker.addEventListener('message', (event) => {
	const message = event.data as unknown;
	if (message === 'use') return void worker.skipWaiting();
	if (typeof message !== 'object' || message === null || !('keep' in message)) return;
	const module = String(message.keep);
	const addresses = addressesOf(module, prerendered);
	if (addresses.length > 0) event.waitUntil(keep(module, addresses));
});

worker.addEventListener('fetch', (event) => {
	const { method, url } = event.request;
	const address = new URL(url);
	const { origin, pathname } = address;
	if (method !== 'GET' || origin !== worker.location.origin) return;
	if (!isLearning(pathname)) {
		// Of these nothing is kept. Without a network they say so in this site's words, and not in the browser's.
		if (event.request.mode === 'navigate' && isServed(pathname))
			event.respondWith(fromNetwork(event.request));
		return;
	}
	// As the server does: a page's own addresses are relative to a path without a slash at its end.
	if (event.request.mode === 'navigate' && tidy(pathname) !== pathname) {
		address.pathname = tidy(pathname);
		return event.respondWith(Response.redirect(address.href, 308));
	}
	event.respondWith(answer(event.request, pathname));
});

async function answer(request: Request, path: string): Promise<Response> {
	// A store that fails must not keep the network out.
	const found = await take(version, path).catch(() => null);
	if (found) return found;
	return fromNetwork(request);
}

async function fromNetwork(request: Request): Promise<Response> {
	try {
		return await fetch(request);
	} catch (error) {
		const away = request.mode === 'navigate' ? await take(version, '/offline').catch(() => null) : null;
		if (away) return away;
		throw error;
	}
}
