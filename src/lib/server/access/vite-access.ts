import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { ACCESS } from './access.ts';
import { routeIds } from './route-ids.ts';

/** Stops the build at a route of which nobody has said whom it is for. */
export function access(): Plugin {
	return {
		name: 'mandate:access',
		apply: 'build',
		buildStart() {
			const unlisted = routeIds(resolve('src/routes')).filter((id) => !Object.hasOwn(ACCESS, id));
			if (unlisted.length === 0) return;
			this.error(`Say in src/lib/server/access/access.ts whom these routes are for: ${unlisted.join(', ')}`);
		},
	};
}
