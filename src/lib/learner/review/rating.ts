import { Rating, type Grade } from 'ts-fsrs';
import { understanding, type Certainty } from '../../quiz/certainty.ts';

/**
 * How well an item was known, in FSRS's words, from what it earned and how sure the learner was.
 * @param earned share of the point, 0 to 1
 * @param certainty null when the learner did not say: taken as fairly sure
 */
export function rating(earned: number, certainty: Certainty | null): Grade {
	switch (understanding(earned, certainty ?? 2)) {
		case 'confidently-wrong':
			return Rating.Again;
		case 'misread':
		case 'unsure':
			return earned > 0 ? Rating.Hard : Rating.Again;
		case 'lucky':
			return Rating.Hard;
		case 'known':
			return certainty === 3 ? Rating.Easy : Rating.Good;
	}
}
