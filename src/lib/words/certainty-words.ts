import { MOST_MARKS } from '../quiz/certainty.ts';
import { count, points } from './words.ts';
import type { Report } from '../quiz/report.ts';

/**
 * What saying how sure one was came to, with its scale:
 * `−7 of a possible 24. A right answer earns …, a wrong one …`. Nothing where it was not asked for.
 */
export function certaintyWords({ certaintyMarks, items }: Pick<Report, 'certaintyMarks' | 'items'>): string {
	if (certaintyMarks === null) return '';
	const unsaid = items.filter(({ verdict, certainty }) => verdict !== 'unanswered' && !certainty).length;
	return [
		`Certainty points: ${points(certaintyMarks)} of a possible ${MOST_MARKS * items.length}.`,
		'The surer you were, the more a right answer earns (1, 2 or 3), and the more a wrong one loses (0, 2 or 6).',
		...(unsaid > 0
			? [`You did not say how sure you were of ${count(unsaid, 'answer')}: nothing earned or lost.`]
			: []),
	].join(' ');
}
