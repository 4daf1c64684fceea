import type { Module } from '../../quiz/types.ts';

/** What a module consists of, without a word of its content: enough to say how far someone has come. */
export interface Outline {
	readonly id: string;
	readonly title: string;
	/** In the order of the path, before the quizzes. */
	readonly readings: readonly { readonly id: string; readonly title: string }[];
	readonly quizzes: readonly OutlineQuiz[];
	/** Ids. */
	readonly objectives: readonly string[];
}

export interface OutlineQuiz {
	readonly id: string;
	readonly title: string;
	readonly items: readonly { readonly id: string; readonly objective: string }[];
}

export const outlineOf = (module: Module): Outline => ({
	id: module.id,
	title: module.title,
	readings: module.readings.map(({ id, title }) => ({ id, title })),
	quizzes: module.quizzes.map(({ id, title, items }) => ({
		id,
		title,
		items: items.map((item) => ({ id: item.id, objective: item.objective })),
	})),
	objectives: module.objectives.map(({ id }) => id),
});
