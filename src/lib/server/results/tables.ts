import { itemTable, type Figure } from '../exports/item-table.ts';
import { responseTable, type GivenResponse } from '../exports/response-table.ts';
import { openEarns, worthOf } from '../../quiz/ruling.ts';
import { askedWords } from '../../quiz/wording.ts';
import { scoreTable } from '../exports/score-table.ts';
import { submissionTable } from '../exports/submission-table.ts';
import { submissionOf } from './submission.ts';
import { flatMapInSlices } from '../give-way.ts';
import { formOf, quizResults } from './overview.ts';
import { EXPORT_TITLES, FIGURE_TITLES, STATES, versionLetter } from '../../words/results.ts';
import type { Table } from '../exports/table.ts';
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
			return {
				...responseTable(EXPORT_TITLES.responses, [], criteria),
				rows: await flatMapInSlices(
					results.papers,
					(paper) => responseTable(paper.title, responses(paper, titleOf), criteria).rows,
				),
			};
		}
		case 'items':
			await makeReady(results.papers, 'analysis');
			return itemTable(EXPORT_TITLES.items, FIGURES, results.papers.flatMap(items));
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
	const own = all.filter((score) => score.place === place);
	return new Map(
		own.flatMap((score) => {
			const form = formOf(score, papers);
			return form === null ? [] : [[score.student.id, versionLetter(form)] as const];
		}),
	);
}

const responses = (paper: Paper, titleOf: (objective: string) => string): GivenResponse[] =>
	paper.taken.flatMap(({ student, loaded, items: own }) => {
		const { respondedAt } = loaded;
		return paper.version.quiz.items.map((item): GivenResponse => {
			const given = own.get(item.id);
			const ruling = item.ruling ?? {};
			const worth = worthOf(ruling);
			const share = given?.earned ?? (openEarns(ruling) || null);
			return {
				student: student.nickname,
				quiz: paper.title,
				item,
				objective: titleOf(item.objective),
				response: given && given.response.length > 0 ? given.response : null,
				earned: worth === 0 || share === null ? null : worth * share,
				possible: worth,
				certainty: given?.certainty ?? null,
				attempt: loaded.row.number,
				at: respondedAt[item.id] ?? null,
				written: item.kind === 'open' ? writtenResponse(item, loaded) : null,
			};
		});
	});

const items = ({ title, version, analysis }: Paper) => {
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
};
