/** Never answered from the device: accounts, assigned work, and what only a server can do. */
const SERVER_ONLY = /^\/(teach|assignments|join|healthz|api)(\/|$)|\/check$|\/play$|\/__data\.json$/;
const HASHED = '/_app/immutable/';

/** As the cache knows an address: without the slash at its end, a query or a fragment. */
export const tidy = (path: string) => (path.length > 1 ? path.replace(/\/+$/, '') : path);

/** Whether the service worker may answer for an address at all. */
export const isLearning = (path: string) => !SERVER_ONLY.test(tidy(path));

/** Pages that only the server has: accounts, assigned work, joining. What is downloaded from there is no page. */
export const isServed = (path: string) =>
	/^\/(teach|assignments|join)(\/|$)/.test(tidy(path)) && !/\/export\/|\.json$/.test(path);

/** Whether a file's name changes with its content, so that an old one is as good as ever. */
export const isHashed = (path: string) => path.startsWith(HASHED);

/** Id of the module an address belongs to, or null. */
export const moduleOf = (path: string): string | null => /^\/learn\/([^/]+)(\/|$)/.exec(path)?.[1] ?? null;

/** The teacher's guide and its keys: nobody who keeps a module to learn from it wants them on the phone. */
const isForTeachers = (path: string) => /^\/learn\/[^/]+\/guide(\/|$)/.test(path);

/** Everything of a module that is made ahead: its page, readings, quizzes, worksheets, glossary, review. */
export const addressesOf = (module: string, prerendered: readonly string[]): string[] =>
	prerendered
		.map(tidy)
		.filter((path) => moduleOf(path) === module && isLearning(path) && !isForTeachers(path));

/** What every page needs, and the pages that belong to no module. */
export const shellOf = (
	prerendered: readonly string[],
	scripts: readonly string[],
	files: readonly string[],
) => [
	...prerendered.map(tidy).filter((path) => moduleOf(path) === null && isLearning(path)),
	...scripts,
	...files.filter((path) => /\.(svg|png|webmanifest)$/.test(path) && !path.includes('screenshot')),
];
