import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A class that scopes a component’s styles, as `cssHash` in svelte.config.js names it. */
const SCOPE = /\.(S[a-z0-9]{4})(?![\w-])/g;
const QUIZ = /[\\/]quiz[\\/][^\\/]+\.html$/;
const READING = /[\\/]read[\\/][^\\/]+\.html$/;

/**
 * Takes out of quiz pages the styles of components that are not there: of kinds of item the quiz has none of, of a
 * figure. Styles of readings stay, since those are brought into the page, without figures; what else comes later brings its own.
 * @param folder of the pages made ahead, not compressed yet
 */
export async function leanStyles(folder: string) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const pages = async (name: RegExp) =>
		Promise.all(
			files
				.filter((file) => name.test(file))
				.map(async (file) => [file, await readFile(file, 'utf8')] as const),
		);
	const readings = new Set(
		(await pages(READING)).flatMap(([, html]) => [
			...classesOf(html.replace(/<figure[\s\S]*?<\/figure>/g, '')),
		]),
	);
	for (const [file, html] of await pages(QUIZ)) {
		const known = readings.union(classesOf(html));
		await writeFile(
			file,
			html.replace(/(<style[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open: string, css: string, close: string) => {
				return open + withoutUnknown(css, known) + close;
			}),
		);
	}
}

/** Every class that an element of the page has. */
const classesOf = (html: string) =>
	new Set(
		[...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/).filter(Boolean)),
	);

/**
 * Leaves out each rule all of whose selectors are scoped to components that are not known, and groups left empty.
 * @param css minified: no comments, no braces in strings
 */
export function withoutUnknown(css: string, known: ReadonlySet<string>): string {
	const isOut = (selector: string) => {
		const scopes = [...selector.matchAll(SCOPE)].flatMap(([, name = '']) => name);
		return scopes.length > 0 && scopes.every((name) => !known.has(name));
	};
	const rules = css.replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors: string) =>
		selectorsIn(selectors).every(isOut) ? '' : rule,
	);
	return rules.replace(/@(?:media|supports|container)[^{}]+\{\}/g, '');
}

/** Commas inside parentheses separate no selectors. */
const selectorsIn = (list: string) => list.split(/,(?![^(]*\))/);
