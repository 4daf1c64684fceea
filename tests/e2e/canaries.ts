import type { BrowserContext, Page } from '@playwright/test';
import { sampler } from './assign.ts';
import { itemOf } from './content.ts';
import type { Quiz } from '../../src/lib/quiz/types.ts';

/** No text of the content has it. */
const MARK = /canary-[a-z]+-\d+/g;

/** What must not reach a student before release, by the field it stands in. */
const SECRET: Readonly<Record<string, string>> = {
	id: 'id',
	target: 'id',
	rationale: 'rationale',
	exact: 'citation',
	accept: 'accept',
	entries: 'entry',
	objective: 'objective',
};

/**
 * The sampler with a canary in every key, rationale, citation, accepted or wrong entry, and in every id: an author may
 * name a choice after what it is. The same id becomes the same canary, so that the quiz stays whole.
 */
export function quizWithCanaries(): Quiz {
	const given = new Map<string, string>();
	const canary = (kind: string, text: string) => {
		const known = `${kind} ${text}`;
		const found = given.get(known) ?? `canary-${kind}-${given.size + 1}`;
		given.set(known, found);
		return found;
	};
	const items: unknown = JSON.parse(
		JSON.stringify([...sampler.items, itemOf('open').item]),
		(key, value: unknown) => {
			// What says how an answer in one’s own words is looked at.
			if (['cells', 'notes'].includes(key))
				return Object.fromEntries(
					Object.entries(value as object).map(([id, words]) => [id, canary(key, String(words))]),
				);
			if (key === 'samples')
				return (value as { text: string }[]).map((sample) => ({
					...sample,
					text: canary('sample', sample.text),
				}));
			const kind = SECRET[key];
			// Sentences of the reading are known by their places, which everybody sees.
			if (kind === undefined || value === '' || (typeof value === 'string' && /^p\d+\.s\d+$/.test(value)))
				return value;
			if (typeof value === 'string') return canary(kind, value);
			return Array.isArray(value) ? value.map((entry) => canary(kind, String(entry))) : value;
		},
	);
	return { ...sampler, items: items as Quiz['items'] };
}

/** All canaries of a text; the text itself is of no interest. */
export const canariesIn = (text: string) => [...new Set(text.match(MARK))].sort();

/** Where a canary was found: in an answer of the server, by its address, or in what the browser keeps. */
export type Found = Readonly<Record<string, readonly string[]>>;

/** Listens to everything the server sends to a browser; `found` also looks through all that the browser keeps. */
export function watchForCanaries(context: BrowserContext) {
	const bodies: Promise<readonly [string, string]>[] = [];
	context.on('response', (response) => {
		const text = Promise.all([response.text().catch(() => ''), response.allHeaders().catch(() => ({}))]);
		bodies.push(
			text.then(([body, headers]) => [response.url(), `${body} ${JSON.stringify(headers)}`] as const),
		);
	});
	return {
		async found(page: Page): Promise<{ readonly found: Found; readonly looked: readonly string[] }> {
			const kept = Object.entries(await page.evaluate(everythingKept));
			const cookies = JSON.stringify(await context.cookies());
			const all = [
				...(await Promise.all(bodies)),
				...kept,
				['cookies', cookies],
				['page', await page.content()],
			] as [string, string][];
			const hits = all.map(([where, text]) => [where, canariesIn(text)] as const);
			return {
				found: Object.fromEntries(hits.filter(([, some]) => some.length > 0)),
				looked: all.filter(([, text]) => text !== '').map(([where]) => where),
			};
		},
	};
}

/** Runs in the page: storage, databases and caches, as text. Fields hold what no markup shows. */
async function everythingKept(): Promise<Record<string, string>> {
	const kept: Record<string, string> = {
		localStorage: JSON.stringify({ ...localStorage }),
		sessionStorage: JSON.stringify({ ...sessionStorage }),
		fields: [...document.querySelectorAll<HTMLInputElement>('input, select')]
			.map(({ value }) => value)
			.join(' '),
	};
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const response = await cache.match(request);
			kept[`cache ${name} ${request.url}`] = (await response?.text()) ?? '';
		}
	}
	for (const { name = '' } of await indexedDB.databases()) {
		const database = await new Promise<IDBDatabase>((done, failed) => {
			const opening = indexedDB.open(name);
			opening.onsuccess = () => done(opening.result);
			opening.onerror = () => failed(opening.error);
		});
		for (const store of database.objectStoreNames) {
			kept[`database ${name} ${store}`] = await new Promise<string>((done) => {
				const reading = database.transaction(store).objectStore(store).getAll();
				reading.onsuccess = () => done(JSON.stringify(reading.result));
			});
		}
		database.close();
	}
	return kept;
}
