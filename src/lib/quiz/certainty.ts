/** How sure the learner is: not, fairly, very. */
export type Certainty = 1 | 2 | 3;

/** What a response and its certainty say together. */
export type Understanding = 'lucky' | 'known' | 'unsure' | 'misread' | 'confidently-wrong';

const WRONG: Readonly<Record<Certainty, number>> = { 1: 0, 2: -2, 3: -6 };
/** What one item can earn: right, and very sure. */
export const MOST_MARKS = 3;
const MISSED: Readonly<Record<Certainty, Understanding>> = {
	1: 'unsure',
	2: 'misread',
	3: 'confidently-wrong',
};

/**
 * Certainty-based marks as Moodle gives them (`question_cbm::adjust_fraction`): right 1, 2 or 3, like the
 * certainty; wrong 0, −2 or −6; partly right: the right mark times the share earned.
 * @param earned share of the point, 0 to 1
 */
export function certaintyMarks(earned: number, certainty: Certainty): number {
	return earned > 0 ? earned * certainty : WRONG[certainty];
}

/**
 * Right and not sure: `lucky`; right and sure: `known`. Not right: `unsure`, `misread` or `confidently-wrong`
 * as certainty rises. Of what is partly right something was misread, and nothing more is said of how sure one was of that.
 * @param earned share of the point, 0 to 1
 */
export function understanding(earned: number, certainty: Certainty): Understanding {
	if (earned > 0 && earned < 1) return certainty === 1 ? 'unsure' : 'misread';
	if (earned < 1) return MISSED[certainty];
	return certainty === 1 ? 'lucky' : 'known';
}
