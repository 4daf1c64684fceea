import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { build, type Plugin, type Rolldown } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/find-browsers.ts';
import ReadingText from '../../src/lib/player/ReadingText.svelte';
import AssignedQuiz from '../../src/lib/player/assigned/AssignedQuiz.svelte';
import Practice from '../../src/lib/player/practice/Practice.svelte';
import { replay } from '../../src/lib/quiz/attempt.ts';
import { redact } from '../../src/lib/quiz/redact.ts';
import type { AssignedView } from '../../src/lib/wire/assigned-view.ts';
import type { Module, Quiz } from '../../src/lib/quiz/types.ts';
import { modules } from '../quiz/real.ts';

const ADDRESS = 'http://page.test/';
/** Where the pages find what shows the text, which they load later. */
const SOURCE = '/source.js';
type Files = Readonly<Record<string, string>>;

/**
 * Pages in a real browser with no server behind them: their markup from the components, their script from memory.
 * @param input the script’s source
 */
export async function openBrowser(input = 'tests/dom/in-page.ts', plugins: Plugin[] = []) {
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: CHROMIUM_FLAGS,
	});
	const files: Files = {
		[SOURCE]: await bundle('src/lib/player/later/source.ts', 'es'),
	};
	const script = await bundle(input, 'iife', plugins);
	return {
		browser,
		mount: (body: string, viewport = PHONE) => mount(browser, script, files, body, viewport),
	};
}

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1440, height: 900 };

async function bundle(input: string, format: 'es' | 'iife', plugins: Plugin[] = []): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		define: { __LATER__: JSON.stringify({ source: SOURCE }) },
		plugins,
		build: {
			write: false,
			modulePreload: false,
			rolldownOptions: {
				input: resolve(input),
				preserveEntrySignatures: format === 'es' && 'strict',
				output: { format },
			},
		},
	});
	const [{ output }] = [built].flat() as [Rolldown.RolldownOutput];
	return output[0].code;
}

async function mount(
	browser: Browser,
	script: string,
	files: Files,
	body: string,
	viewport: typeof PHONE,
): Promise<Page> {
	const page = await browser.newPage({ viewport });
	await page.route('**/*', (route) => {
		const { pathname } = new URL(route.request().url());
		const file = files[pathname];
		const text = textAt(pathname);
		if (text !== null) return route.fulfill({ contentType: 'text/html', body: text });
		if (pathname === '/')
			return route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en-GB">${body}` });
		return file ? route.fulfill({ contentType: 'text/javascript', body: file }) : route.abort();
	});
	await page.goto(ADDRESS);
	// As `SourcePane` has it: above the sheet there is something to press.
	await page.addStyleTag({ content: '#sheet { position: fixed; inset: auto 0 0; max-height: 78vh }' });
	await page.addScriptTag({ content: script });
	return page;
}

/** What the page of a reading has for a quiz beside it; null for any other address. */
function textAt(pathname: string): string | null {
	const id = /\/read\/([^/]+)$/.exec(pathname)?.[1];
	const reading = modules.flatMap(({ readings }) => readings).find((one) => one.id === id);
	if (!reading) return null;
	return `<main id="main"><div class="text">${render(ReadingText, { props: { reading } }).body}</div></main>`;
}

/** The two pages on which a quiz is taken; their styles are not there, so that all items are in sight. */
export const PAGES: Readonly<Record<'practice' | 'assigned', (module: Module, quiz: Quiz) => string>> = {
	practice: (module, quiz) => render(Practice, { props: { module, quiz } }).body,
	assigned: (module, quiz) =>
		render(AssignedQuiz, {
			props: {
				view: viewOf(module, quiz),
				help: { plain: module.plain, terms: [] },
				feedback: createRawSnippet(() => ({ render: () => '' })),
				status: '',
				asks: false,
			},
		}).body,
};

/** An assignment for practice: the page carries the keys, as the other one does. */
function viewOf(module: Module, { title, items }: Quiz): AssignedView {
	const order = items.map(({ id }) => id);
	const options = { feedback: 'each', certainty: true, shuffle: false } as const;
	return {
		assignment: 'An assignment',
		title,
		module,
		items: items.map((item) => redact(item, item.id)),
		full: items,
		shown: new Map(),
		passages: new Map(),
		final: '',
		results: '/results',
		data: {
			attempt: 'an-attempt',
			owner: { student: 's', nickname: 'Amina', assignment: 'An assignment', home: '/', address: '/events' },
			state: replay([{ type: 'started', at: 0, seed: '', order, options }]),
			receivedAt: 0,
			shipsKeys: true,
			now: 0,
			dueAt: null,
			due: null,
			handsInBy: null,
			lateRule: '',
		},
	};
}
