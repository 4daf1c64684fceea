import type { Report } from '../quiz/report.ts';

/** Ids of what was answered, and not right. What was left open is not missed: a learner may go on with it. */
export const missedItems = ({ items }: Report): string[] =>
	items.filter(({ verdict }) => verdict === 'wrong' || verdict === 'partly').map(({ id }) => id);
