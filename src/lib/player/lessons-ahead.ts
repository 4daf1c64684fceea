import type { Report } from '../quiz/report.ts';
import type { Lesson, ResultsView } from './results-view.ts';

/** What a starting check says of a lesson. */
export interface Judged extends Pick<Lesson, 'title' | 'href'> {
	/** It can be skipped once all that was asked of it is right; what was not asked says nothing. */
	readonly verdict: 'skip' | 'read' | 'untested';
	/** Titles of the objectives that were missed, or, where none was, of those that were asked. */
	readonly about: readonly string[];
}

/**
 * The lessons ahead of a starting check, judged by the last answer to each of its questions: taking again what was
 * missed adds to what the whole check said.
 * @param earned share of the point that the latest answer to an item earned, in whatever attempt; by id of item
 */
export function judgeLessons(
	{ lessons, objectives }: Pick<ResultsView, 'lessons' | 'objectives'>,
	{ items }: Pick<Report, 'items'>,
	earned: ReadonlyMap<string, number>,
): Judged[] {
	// An answer in one’s own words is neither right nor wrong.
	const here = new Map(items.flatMap((item) => (item.weight > 0 ? [[item.id, item] as const] : [])));
	const shareOf = (id: string) => earned.get(id) ?? (here.get(id)?.verdict === 'right' ? 1 : 0);
	return lessons.map(({ title, href, asks }) => {
		const asked = asks
			.map(({ objective, items: ids }) => ({
				title: objectives[objective] ?? objective,
				shares: ids.filter((id) => here.has(id) || earned.has(id)).map(shareOf),
			}))
			.filter(({ shares }) => shares.length > 0);
		const missed = asked.filter(({ shares }) => shares.some((share) => share < 1));
		const verdict = asked.length === 0 ? 'untested' : missed.length > 0 ? 'read' : 'skip';
		return { title, href, verdict, about: (missed.length > 0 ? missed : asked).map((one) => one.title) };
	});
}
