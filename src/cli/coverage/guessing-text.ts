import { percent } from '../../lib/words/percent.ts';
import { table } from './table.ts';
import type { GuessScore } from '../../lib/analysis/cues/guess-scores.ts';
import type { Guessing, ModuleGuessing } from '../../lib/analysis/cues/guessing.ts';

/** So many quizzes fit beside each other. */
const ABREAST = 5;
const LONGEST_NAME = 14;

/** The column says that it is per cent. */
const share = (points: number, items: number) => percent(points / items).replace('%', '');

/** `31→54 ×6`: per cent from chance, from the strategy, and in how many items. */
const cell = ({ items, chance, points }: GuessScore) =>
	items === 0 ? 0 : `${share(chance, items)}→${share(points, items)} ×${items}`;

/** What somebody scores without the text, for a terminal. */
export function guessingText({ best, sets, quizzes }: ModuleGuessing): string {
	const [one] = sets;
	if (!one) return '';
	return [
		'Guessing without the text: score by chance → score with the strategy (%), × items it applies to',
		'',
		table(
			['answer', ...sets.map(({ id }) => id)],
			[
				...one.strategies.map(({ strategy, words }, at) => [
					`${`${strategy}${best.includes(strategy) ? '*' : ''}`.padEnd(20)} ${words}`,
					...sets.map(({ strategies }) => cellAt(strategies, at)),
				]),
				['all kinds, by the strategies marked *', ...sets.map(({ combined }) => cell(combined))],
			],
		),
		...abreast(quizzes).flatMap((some) => ['', quizTable(some)]),
	].join('\n');
}

const cellAt = (scores: readonly GuessScore[], at: number) => {
	const score = scores[at];
	return score ? cell(score) : 0;
};

const abreast = (quizzes: readonly Guessing[]) =>
	Array.from({ length: Math.ceil(quizzes.length / ABREAST) }, (_, at) =>
		quizzes.slice(ABREAST * at, ABREAST * (at + 1)),
	);

/** Strategies that apply to none of these quizzes are left out. */
function quizTable(quizzes: readonly Guessing[]): string {
	const names = quizzes[0]?.strategies ?? [];
	return table(
		['', ...quizzes.map(({ id }) => shortened(id))],
		[
			...names.flatMap(({ strategy }, at) =>
				quizzes.some(({ strategies }) => strategies[at]?.items)
					? [[strategy, ...quizzes.map(({ strategies }) => cellAt(strategies, at))]]
					: [],
			),
			['all kinds (*)', ...quizzes.map(({ combined }) => cell(combined))],
		],
	);
}

const shortened = (name: string) =>
	name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
