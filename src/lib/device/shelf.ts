import { isHashed, isLearning, tidy } from './addresses.ts';

const PREFIX = 'mandate-';
/** Says in a cache that a module is there as a whole, and how large it is. */
const noteOf = (module: string) => `/__kept/${module}`;

export interface KeptModule {
	readonly module: string;
	readonly bytes: number;
}

/** How far the keeping of a module has come; `failed` says why it stopped. */
export type Keeping =
	| { readonly module: string; readonly state: 'keeping'; readonly done: number; readonly of: number }
	| { readonly module: string; readonly state: 'kept'; readonly bytes: number }
	| { readonly module: string; readonly state: 'failed'; readonly reason: 'offline' | 'full' };

export const cacheName = (version: string) => `${PREFIX}${version}`;

/**
 * One version's pages and files on the device. Versions do not mix: a page finds the scripts it was made with.
 * @throws when something cannot be had, or the server has moved on to another version meanwhile
 */
export async function keepShell(version: string, addresses: readonly string[]) {
	const cache = await caches.open(cacheName(version));
	await Promise.all(addresses.map((address) => fetchInto(cache, address)));
	await assertCurrent(version);
}

async function assertCurrent(version: string) {
	const response = await fetch('/_app/version.json', { cache: 'no-store' });
	const { version: served } = (await response.json()) as { version?: unknown };
	if (served !== version) throw new Error('The server has a different version now.');
}

/**
 * Keeps a whole module, one file after another, so that it never crowds out what the learner asks for.
 * What is there already is not fetched again.
 * @param addresses of the module, and of what every page needs: a learner may have deleted that since
 * @returns whether the whole module is there now
 */
export async function keepModule(
	version: string,
	module: string,
	addresses: readonly string[],
	tell: (keeping: Keeping) => void,
): Promise<boolean> {
	const cache = await caches.open(cacheName(version));
	const known = await keptModule(cache, module);
	if (known) {
		tell({ ...known, state: 'kept' });
		return true;
	}
	let bytes = 0;
	try {
		// Another version's pages must not come to stand among this one's.
		await assertCurrent(version);
		for (const [done, address] of addresses.entries()) {
			tell({ module, state: 'keeping', done, of: addresses.length });
			bytes += await fetchInto(cache, address);
		}
		await assertCurrent(version);
		await cache.put(noteOf(module), noted({ module, bytes }));
		tell({ module, state: 'kept', bytes });
		return true;
	} catch (error) {
		const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
		tell({ module, state: 'failed', reason: isFull ? 'full' : 'offline' });
		return false;
	}
}

/** Not `Response.json`: iOS 16 has none. */
const noted = (kept: KeptModule) => new Response(JSON.stringify(kept));

/** Modules that any version has kept as a whole: a new version keeps them too before it takes over. */
export async function keptModules(): Promise<string[]> {
	const modules = new Set<string>();
	for (const name of await versions()) {
		for (const { url } of await (await caches.open(name)).keys()) {
			const [, module] = /^\/__kept\/(.+)$/.exec(new URL(url).pathname) ?? [];
			if (module) modules.add(module);
		}
	}
	return [...modules];
}

async function keptModule(cache: Cache, module: string): Promise<KeptModule | null> {
	const note = await cache.match(noteOf(module));
	// Written above, by ourselves.
	return note ? ((await note.json()) as KeptModule) : null;
}

/** @returns bytes, unpacked; nothing is fetched that is there already */
async function fetchInto(cache: Cache, address: string): Promise<number> {
	const known = await cache.match(address);
	if (known) return (await known.blob()).size;
	const response = await fetch(address, { cache: 'no-cache', priority: 'low' });
	if (!response.ok || response.redirected) throw new Error(`${address} returned ${response.status}`);
	const { size } = await response.clone().blob();
	await cache.put(address, response);
	return size;
}

/**
 * What the device has for an address, or null. A hashed file of an older version serves as well, so that a
 * page opened before an update finds what it still has to load.
 */
export async function take(version: string, address: string): Promise<Response | null> {
	const path = tidy(address);
	if (!isLearning(path)) return null;
	// Not `open`, which would make anew what was deleted.
	const own = await caches.match(path, { cacheName: cacheName(version) });
	if (own || !isHashed(path)) return own ?? null;
	return (await caches.match(path)) ?? null;
}

/** As long as the server keeps them. */
const KEPT_MS = 30 * 86_400_000;

/**
 * Drops older versions, all but their hashed files: tabs opened before may still ask for those. Which version such a tab
 * runs is not known, since some were fetched and never used; so each is kept for a while, and the last in any case.
 * @param now milliseconds since 1970
 */
export async function dropOlder(version: string, now: number) {
	const all = await versions();
	// One that is newer is on its way already.
	const older = all.slice(0, Math.max(0, all.indexOf(cacheName(version))));
	for (const name of older) {
		const isOld = now - Number(name.slice(PREFIX.length)) > KEPT_MS;
		if (isOld && name !== older.at(-1)) await caches.delete(name);
		else await dropPages(name);
	}
}

async function dropPages(name: string) {
	const cache = await caches.open(name);
	for (const request of await cache.keys()) {
		if (!isHashed(new URL(request.url).pathname)) await cache.delete(request);
	}
}

/** Oldest first: a version is the time at which it was built. */
const versions = async () =>
	(await caches.keys())
		.filter((name) => name.startsWith(PREFIX))
		.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
