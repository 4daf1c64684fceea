import { readLibrary } from '../../src/lib/content/read-library.ts';
import type { Item, Kind, Module } from '../../src/lib/quiz/types.ts';

export { KINDS } from '../../src/lib/quiz/grading.ts';

const library = await readLibrary('quizzes');

/** The content that ships. */
export const modules: readonly Module[] = library.modules;
export const quizzes = modules.flatMap((module) => module.quizzes);

/** Every item that ships, with a name for the test that takes it. */
export const items = modules.flatMap((module) =>
	module.quizzes.flatMap((quiz) =>
		quiz.items.map((item) => ({ name: `${module.id}/${quiz.id}/${item.id}`, item })),
	),
);

/** Items of one kind. @throws when there is none, so that no table is empty unnoticed */
export function itemsOf<K extends Kind>(kind: K) {
	type One = Extract<Item, { readonly kind: K }>;
	const isOne = (item: Item): item is One => item.kind === kind;
	const found = items.flatMap(({ name, item }) => (isOne(item) ? [{ name, item }] : []));
	if (found.length === 0) throw new Error(`quizzes/ has no item of the kind ${kind}, or does not compile.`);
	return found;
}
