import { itemTable, type Figure, type ItemFigures } from '../exports/item-table.ts';
import { responseTable, type GivenResponse } from '../exports/response-table.ts';
import type { Item } from '../../quiz/types.ts';
import { openEarns, worthOf } from '../../quiz/ruling.ts';
import { askedWords } from '../../quiz/wording.ts';
import { scoreTable } from '../exports/score-table.ts';
import { submissionTable } from '../exports/submission-table.ts';
import { submissionOf } from './submission.ts';
import { giveWay } from '../give-way.ts';
import { formOf, quizResults } from './overview.ts';
import { EXPORT_TITLES, FIGURE_TITLES, STATES, versionLetter } from '../../words/results.ts';
import type { Sized, Table } from '../exports/table.ts';
import type { ItemAnalysis } from '../../analysis/item-analysis.ts';
import type { LoadedResults } from './loaded-results.ts';
import { hasWritten } from '../marking/answers.ts';
import { criteriaOf, writtenResponse } from '../marking/exported.ts';
import { makeReady, type Paper } from './papers.ts';

export type TableName = 'scores' | 'submissions' | 'responses' | 'items';

type FigureId = Exclude<
	{ [K in keyof ItemAnalysis]: ItemAnalysis[K] extends number | null ? K : never }[keyof ItemAnalysis],
	undefined
>;

/** Names as Moodle's documentation has them. */
const FIGURES: readonly (Figure & { readonly id: FigureId; readonly isPercent: boolean })[] = [
	{ id: 'attempts', title: FIGURE_TITLES.attempts, kind: 'number', isPercent: false },
	{ id: 'answered', title: FIGURE_TITLES.answered, kind: 'number', isPercent: false },
	{ id: 'possible', title: FIGURE_TITLES.possible, kind: 'number', isPercent: false },
	{ id: 'facility', title: FIGURE_TITLES.facility, kind: 'percent', isPercent: true },
	{ id: 'standardDeviation', title: FIGURE_TITLES.standardDeviation, kind: 'percent', isPercent: true },
	{ id: 'randomGuess', title: FIGURE_TITLES.randomGuess, kind: 'percent', isPercent: true },
	{ id: 'intendedWeight', title: FIGURE_TITLES.intendedWeight, kind: 'percent', isPercent: true },
	{ id: 'effectiveWeight', title: FIGURE_TITLES.effectiveWeight, kind: 'percent', isPercent: true },
	{ id: 'discrimination', title: FIGURE_TITLES.discrimination, kind: 'percent', isPercent: true },
	{ id: 'efficiency', title: FIGURE_TITLES.efficiency, kind: 'percent', isPercent: true },
];

/** Which answers a table needs, for `ownResults`. */
export const answersIn = (name: TableName): 'none' | undefined =>
	name === 'scores' || name === 'submissions' ? 'none' : undefined;

/** All of these, one after the other, and others are answered between them. */
export async function tablesOf(
	names: readonly TableName[],
	results: LoadedResults,
	titleOf: (objective: string) => string,
): Promise<Table[]> {
	const tables: Table[] = [];
	for (const name of names) {
		await giveWay();
		tables.push(await tableOf(name, results, titleOf));
	}
	return tables;
}

/** What leaves as a file. */
export async function tableOf(
	name: TableName,
	results: LoadedResults,
	titleOf: (objective: string) => string,
): Promise<Table> {
	switch (name) {
		case 'scores':
			return scores(results, titleOf);
		case 'submissions':
			return submissionTable(
				EXPORT_TITLES.submissions,
				results.scores.map((score) => submissionOf(score, results)),
			);
		case 'responses': {
			await makeReady(results.papers, 'taken');
			const criteria = criteriaOf(results.papers);
			return responseTable(EXPORT_TITLES.responses, responses(results.papers, titleOf), criteria);
		}
		case 'items':
			return {
				...itemTable(EXPORT_TITLES.items, FIGURES, items(results.papers)),
				prepare: () => makeReady(results.papers, 'analysis'),
			};
	}
}

function scores(results: LoadedResults, titleOf: (objective: string) => string): Table {
	const places = [...new Map(results.papers.map(({ place, version }) => [place, version.quiz.title]))];
	const found = quizResults(results);
	const byPlace = new Map(results.scores.map((score) => [`${score.student.id} ${score.place}`, score]));
	const objectives = [
		...new Set(found.flatMap(({ byObjective }) => byObjective.map(({ objective }) => objective))),
	];
	return scoreTable(EXPORT_TITLES.scores, {
		students: results.students.map(({ id, nickname }) => ({
			id,
			name: nickname,
			joinedLate: results.joinedLate.has(id),
		})),
		quizzes: places.map(([place, title]) => ({
			id: String(place),
			title,
			versions: versionsAt(place, results),
		})),
		objectives: objectives.map((id) => ({ id, title: titleOf(id) })),
		results: found,
		isMarked: results.papers.some(hasWritten),
		absent: (student, quiz) => {
			const score = byPlace.get(`${student} ${quiz}`);
			return score ? STATES[score.state] : null;
		},
	});
}

/** Which form each student has; none where there is only one. */
function versionsAt(place: number, { papers, scores: all }: LoadedResults): ReadonlyMap<string, string> {
	if (papers.filter((paper) => paper.place === place).length < 2) return new Map();
	const own = all.filter((score) => score.place === place);
	return new Map(
		own.flatMap((score) => {
			const form = formOf(score, papers);
			return form === null ? [] : [[score.student.id, versionLetter(form)] as const];
		}),
	);
}

/** Of everybody to every question, made as they are asked for. */
const responses = (
	papers: readonly Paper[],
	titleOf: (objective: string) => string,
): Sized<GivenResponse> => ({
	length: papers.reduce((sum, { taken, version }) => sum + taken.length * version.quiz.items.length, 0),
	*[Symbol.iterator]() {
		for (const paper of papers) {
			const asked = paper.version.quiz.items.map((item) => askedOf(item, titleOf));
			for (const taken of paper.taken) yield* responsesOf(paper, taken, asked);
		}
	},
});

/** What is the same for all who were asked. */
function askedOf(item: Item, titleOf: (objective: string) => string) {
	const ruling = item.ruling ?? {};
	return { item, objective: titleOf(item.objective), worth: worthOf(ruling), open: openEarns(ruling) };
}

function responsesOf(
	{ title: quiz }: Paper,
	{ student, loaded, items }: Paper['taken'][number],
	asked: readonly ReturnType<typeof askedOf>[],
): GivenResponse[] {
	const { respondedAt, row } = loaded;
	return asked.map(({ item, objective, worth, open }) => {
		const given = items.get(item.id);
		const share = given?.earned ?? (open || null);
		return {
			student: student.nickname,
			quiz,
			item,
			objective,
			response: given && given.response.length > 0 ? given.response : null,
			earned: worth === 0 || share === null ? null : worth * share,
			possible: worth,
			certainty: given?.certainty ?? null,
			attempt: row.number,
			at: respondedAt.get(item.id) ?? null,
			written: item.kind === 'open' ? writtenResponse(item, loaded) : null,
		};
	});
}

const items = (papers: readonly Paper[]): Sized<ItemFigures> => ({
	length: papers.reduce((sum, { version }) => sum + version.quiz.items.length, 0),
	*[Symbol.iterator]() {
		for (const paper of papers) yield* itemsOf(paper);
	},
});

function itemsOf({ title, version, analysis }: Paper): ItemFigures[] {
	const asked = new Map(version.quiz.items.map((item) => [item.id, askedWords(item)]));
	return analysis.items.map((item) => ({
		quiz: title,
		item: item.id,
		prompt: asked.get(item.id) ?? '',
		figures: Object.fromEntries(
			FIGURES.map(({ id, isPercent }) => {
				const value = item[id];
				return [id, value === null || !isPercent ? value : value / 100];
			}),
		),
	}));
}
