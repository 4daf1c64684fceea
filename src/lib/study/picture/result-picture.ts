import { count, points } from '../../components/words.ts';
import type { Report } from '../../quiz/report.ts';
import type { ResultsView } from '../../components/results-view.ts';

/** What stands on the picture of a result. It names nobody. */
export interface ResultPicture {
	readonly title: string;
	readonly right: number;
	readonly of: number;
	readonly objectives: readonly {
		readonly title: string;
		readonly earned: number;
		readonly possible: number;
	}[];
	/** Objectives there was no room for. */
	readonly more: number;
	/** Where the quiz can be taken, without `https://`. */
	readonly address: string;
}

/** As many bars can be told apart and read on a small screen. */
const MOST_BARS = 7;

export function resultPicture(report: Report, view: ResultsView, address: string): ResultPicture {
	const objectives = report.byObjective.map(({ objective, earned, possible }) => ({
		title: view.objectives[objective] ?? objective,
		earned,
		possible,
	}));
	return {
		title: view.title,
		right: report.right,
		of: report.items.length,
		objectives: objectives.slice(0, MOST_BARS),
		more: Math.max(0, objectives.length - MOST_BARS),
		address: address.replace(/^https?:\/\//, '').replace(/[?#].*$/, ''),
	};
}

/** `9 of 12 right at first try`. */
const scoreLine = ({ right, of }: ResultPicture) => `${right} of ${of} right at first try`;

/** The picture in words, for whoever does not see it. */
export function describePicture(picture: ResultPicture): string {
	const bars = picture.objectives.map(
		({ title, earned, possible }) => `${title} ${points(earned)} of ${possible}`,
	);
	if (picture.more > 0) bars.push(`and ${count(picture.more, 'more objective')}`);
	return `Quiz “${picture.title}”: ${scoreLine(picture)}. By objective: ${bars.join(', ')}. ${picture.address}`;
}
