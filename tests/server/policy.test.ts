import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handedIn, pathOfPage, prerenderedPages } from './addresses.ts';
import { startApp, type App } from './app.ts';

let app: App;
beforeAll(async () => {
	app = await startApp();
});
afterAll(() => app?.kill());

describe('the content security policy', () => {
	const policy = async (path = '/nowhere'): Promise<Map<string, string[]>> => {
		const value = String((await app.ask({ path })).headers['content-security-policy']);
		return new Map(
			value.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]),
		);
	};

	test('lets no script in but our files and those whose hash it names', async () => {
		const sources = (await policy()).get('script-src') ?? [];
		expect(sources[0]).toBe("'self'");
		for (const source of sources.slice(1)) expect(source).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
	});

	test.each([
		['default-src', "'self'"],
		['object-src', "'none'"],
		['base-uri', "'none'"],
		['form-action', "'self'"],
		['frame-ancestors', "'none'"],
	])('%s is %s', async (directive, source) => {
		expect((await policy()).get(directive)).toEqual([source]);
	});

	test('names the hashes of a prerendered page’s own scripts, and no others', async () => {
		const pages = prerenderedPages();
		expect(pages.length).toBeGreaterThan(5);
		for (const file of pages) {
			const own = inlineScripts(await readFile(file, 'utf8')).map(hash);
			const allowed = (await policy(pathOfPage(file))).get('script-src') ?? [];
			expect(new Set(allowed), file).toEqual(new Set(["'self'", ...own]));
		}
	});

	test.each(['?begin', '?begin=%2F'])('is the page’s own with %s behind its address', async (query) => {
		const [file = ''] = prerenderedPages().filter((path) => path.includes('/quiz/'));
		expect(await policy(pathOfPage(file) + query)).toEqual(await policy(pathOfPage(file)));
	});

	test('names the hash of every script in the pages the server renders', async () => {
		const allowed = (await policy()).get('script-src') ?? [];
		for (const asked of [handedIn(app.origin), { path: '/nowhere' }, handedIn('https://elsewhere.example')]) {
			for (const code of inlineScripts((await app.ask(asked)).text)) expect(allowed).toContain(hash(code));
		}
	});

	test('has nothing to forbid in our pages: no handler in an attribute, no script of another site', async () => {
		for (const path of prerenderedPages()) {
			const markup = (await readFile(path, 'utf8')).replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
			expect(markup, path).not.toMatch(/<[^>]+\son[a-z]+=/i);
			expect(markup, path).not.toMatch(/javascript:/i);
		}
	});
});

/** What a browser would run of a page: scripts without an address that are no data. */
function inlineScripts(html: string): string[] {
	const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)];
	const runs = (attributes: string) =>
		!/\bsrc=/.test(attributes) && !/type="application\/json"/.test(attributes);
	return scripts.flatMap(([, attributes = '', code = '']) => (runs(attributes) ? [code] : []));
}

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
