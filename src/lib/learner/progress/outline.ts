import { allReadings } from '../../quiz/path.ts';
import type { Module, Stop } from '../../quiz/types.ts';

/** What a module consists of, without a word of its content: enough to say how far someone has come. */
export interface Outline {
	readonly id: string;
	readonly title: string;
	readonly readings: readonly { readonly id: string; readonly title: string }[];
	/** What can be read besides, and is not counted. */
	readonly others?: readonly { readonly id: string; readonly title: string }[];
	readonly quizzes: readonly OutlineQuiz[];
	readonly cases: readonly OutlineCase[];
	/** Readings, quizzes and cases in the order in which one goes through them. */
	readonly path: readonly Stop[];
	/** Ids. */
	readonly objectives: readonly string[];
}

export interface OutlineCase {
	readonly id: string;
	readonly title: string;
	/** How many there are to decide. */
	readonly points: number;
}

export interface OutlineQuiz {
	readonly id: string;
	readonly title: string;
	readonly items: readonly {
		readonly id: string;
		readonly objective: string;
		/** In one’s own words: done or not, and never right or wrong. */
		readonly isWritten?: true;
	}[];
}

export const outlineOf = (module: Module): Outline => ({
	id: module.id,
	title: module.title,
	readings: readingsOf(module).map(({ id, title }) => ({ id, title })),
	others: allReadings(module)
		.filter((reading) => !readingsOf(module).includes(reading))
		.map(({ id, title }) => ({ id, title })),
	quizzes: module.quizzes.map(({ id, title, items }) => ({
		id,
		title,
		items: items.map(({ id: item, objective, kind }) => ({
			id: item,
			objective,
			...(kind === 'open' ? { isWritten: true as const } : {}),
		})),
	})),
	cases: module.cases.map(({ id, title, points }) => ({ id, title, points: points.length })),
	path: module.path.flatMap(({ stops }) => stops).filter(({ kind }) => kind !== 'glossary'),
	objectives: module.objectives.map(({ id }) => id),
});

/** What has happened since is read by who wants to, unless the path leads there. */
function readingsOf(module: Module) {
	const onPath = module.path.some(({ stops }) =>
		stops.some(({ kind, id }) => kind === 'reading' && id === module.since?.id),
	);
	return onPath ? allReadings(module) : module.readings;
}
