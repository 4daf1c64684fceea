import { MOST_MARKS } from '../quiz/certainty.ts';
import { count, points } from './words.ts';
import type { Report } from '../quiz/report.ts';

/**
 * What saying how sure one was came to, with its scale:
 * `−7 out of a possible 24. The surer you are, …`. Nothing where it was not asked for.
 */
export function certaintyWords({ certaintyMarks, items }: Pick<Report, 'certaintyMarks' | 'items'>): string {
	if (certaintyMarks === null) return '';
	const unsaid = items.filter(({ verdict, certainty }) => verdict !== 'unanswered' && !certainty).length;
	return [
		`Confidence points: ${points(certaintyMarks)} out of a possible ${MOST_MARKS * items.length}.`,
		'The surer you are, the more a correct answer earns (1, 2 or 3 points) and the more an incorrect one loses (0, 2 or 6).',
		...(unsaid > 0
			? [
					`You didn’t say how sure you were about ${count(unsaid, 'answer')}, so no points were earned or lost for that.`,
				]
			: []),
	].join(' ');
}
