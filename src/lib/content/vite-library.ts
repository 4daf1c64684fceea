import { relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { formatProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { readLibrary } from './read-library.ts';

const PUBLIC_ID = 'virtual:mandate/library';
const RESOLVED_ID = `\0${PUBLIC_ID}`;

/**
 * Compiles `quizzes/` into the module `virtual:mandate/library` (`export const modules: Module[]`).
 * A build with a defect stops and lists every one; the dev server shows them over the page and reloads
 * it when the content changes.
 */
export function library(folder = 'quizzes'): Plugin {
	const root = resolve(folder);
	return {
		name: 'mandate:library',
		resolveId: (id) => (id === PUBLIC_ID ? RESOLVED_ID : null),
		async load(id) {
			if (id !== RESOLVED_ID) return null;
			const { modules, problems, files } = await readLibrary(folder);
			for (const file of files) this.addWatchFile(resolve(file));
			const errors = problems.filter((problem) => problem.severity === 'error');
			if (errors.length > 0) this.error(describe(errors));
			for (const warning of problems) this.warn(formatProblem(warning));
			return `export const modules = ${JSON.stringify(modules)};`;
		},
		configureServer(server) {
			server.watcher.add(root);
			const inside = (file: string) => !relative(root, file).startsWith('..');
			for (const event of ['add', 'change', 'unlink'] as const) {
				server.watcher.on(event, (file) => inside(file) && void refresh(server, folder));
			}
		},
	};
}

async function refresh(server: ViteDevServer, folder: string) {
	const { problems } = await readLibrary(folder);
	const errors = problems.filter((problem) => problem.severity === 'error');
	for (const environment of Object.values(server.environments)) {
		const module = environment.moduleGraph.getModuleById(RESOLVED_ID);
		if (module) environment.moduleGraph.invalidateModule(module);
	}
	if (errors.length === 0) return server.ws.send({ type: 'full-reload' });
	const message = describe(errors);
	server.config.logger.error(message);
	server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'mandate:library' } });
}

function describe(errors: readonly Problem[]): string {
	return `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} in the quizzes\n${errors.map(formatProblem).join('\n')}`;
}
