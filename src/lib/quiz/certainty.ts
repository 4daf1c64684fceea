/** How sure the learner is: not, fairly, very. */
export type Certainty = 1 | 2 | 3;

/** What a response and its certainty say together. */
export type Understanding = 'lucky' | 'known' | 'unsure' | 'misread' | 'confidently-wrong';

const RIGHT = { 1: 1, 2: 2, 3: 3 } as const;
const WRONG = { 1: 0, 2: -2, 3: -6 } as const;

/**
 * Certainty-based marks as Moodle gives them (`question_cbm::adjust_fraction`): right 1, 2, 3; wrong 0, −2,
 * −6; partly right the right mark times the share earned.
 * @param earned share of the point, 0 to 1
 */
export function certaintyMarks(earned: number, certainty: Certainty): number {
	return earned > 0 ? earned * RIGHT[certainty] : WRONG[certainty];
}

/** Partly right counts as not right: something was misread. */
export function understanding(earned: number, certainty: Certainty): Understanding {
	if (earned === 1) return certainty === 1 ? 'lucky' : 'known';
	return ({ 1: 'unsure', 2: 'misread', 3: 'confidently-wrong' } as const)[certainty];
}
