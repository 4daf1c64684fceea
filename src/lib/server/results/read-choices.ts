import { MARKINGS, type Marking, type RegradeChoices } from '../attempts/ruled-version.ts';
import type { ItemChange } from './corrected.ts';

/** The name of a question’s field in the form. */
export const fieldOf = (item: string) => `marks:${item}`;

/**
 * What a teacher chose for each question whose key was corrected; those not named go by the new key.
 * @returns null when something is no choice
 */
export function readChoices(
	given: FormData | URLSearchParams,
	changes: readonly Pick<ItemChange, 'id'>[],
): RegradeChoices | null {
	const markings: Record<string, Marking> = {};
	for (const { id } of changes) {
		const word = given.get(fieldOf(id)) ?? 'key';
		const marking = MARKINGS.find((one) => one === word);
		if (!marking) return null;
		markings[id] = marking;
	}
	return { markings, lower: given.get('lower') === '1' };
}
