import type { Plugin } from 'vite';
import { readLibrary } from '../lib/content/read-library.ts';

const MOVED = 'virtual:mandate/moved';

/**
 * `virtual:mandate/moved` (`export const moved`): the history of the ids of all public items, by id of module. Unlike the
 * library it may be bundled for a browser, whose log was written under whatever ids there were.
 * @param isInPage the page has what it needs of it in a block of its own, see `Practice.svelte`
 */
export function moved(folder = 'quizzes', isInPage = false): Plugin {
	return {
		name: 'mandate:moved',
		resolveId: (id) => (id === MOVED ? `\0${MOVED}` : null),
		async load(id) {
			if (id !== `\0${MOVED}`) return null;
			if (isInPage) return `export const moved = JSON.parse(document.getElementById('moved').textContent);`;
			const { modules } = await readLibrary(folder);
			const tables = modules.flatMap(({ id: module, moved: table }) =>
				Object.keys(table).length > 0 ? [[module, table] as const] : [],
			);
			return `export const moved = ${JSON.stringify(Object.fromEntries(tables))};`;
		},
	};
}
