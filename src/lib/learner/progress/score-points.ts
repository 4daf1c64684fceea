import { share, type Score } from './quiz-progress.ts';

/** More stand too close to be told apart; the table has them all. */
const MOST = 20;

/** Where the latest scores stand: from left to right, a full score at its top. */
export function scorePoints(
	scores: readonly Pick<Score, 'earned' | 'possible'>[],
	width: number,
	height: number,
) {
	const shown = scores.slice(-MOST);
	const between = width / Math.max(1, shown.length - 1);
	return shown.map((score, index) => ({
		x: round(index * between),
		y: round(height * (1 - share(score))),
	}));
}

const round = (value: number) => Math.round(value * 10) / 10;
