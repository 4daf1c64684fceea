import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { ACCESS } from '../lib/server/access/access.ts';

/** Stops the build at a route of which nobody has said whom it is for. */
export function access(): Plugin {
	return {
		name: 'mandate:access',
		apply: 'build',
		buildStart() {
			const unlisted = routeIds(resolve('src/routes')).filter((id) => !Object.hasOwn(ACCESS, id));
			if (unlisted.length === 0) return;
			this.error(`Add these routes to src/lib/server/access/access.ts: ${unlisted.join(', ')}`);
		},
	};
}

/** Files that make a folder of `src/routes` a route. */
const MAKES_A_ROUTE = /^\+(page|server)(\.server)?\.(svelte|ts)$/;

/**
 * Ids of all routes, as SvelteKit names them: the folders of `src/routes` that hold a page or an endpoint.
 * @param folder path of `src/routes`
 */
export function routeIds(folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	const folders = files
		.filter((file) => file.isFile() && MAKES_A_ROUTE.test(file.name))
		.map((file) => file.parentPath.slice(folder.length).replaceAll('\\', '/') || '/');
	return [...new Set(folders)].sort();
}
