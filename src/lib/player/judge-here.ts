import { grade } from '../quiz/grade.ts';
import { gradingOf } from '../quiz/grading.ts';
import { byId } from '../ui/dom.ts';
import type { GradingKey } from '../quiz/key.ts';
import type { Judge } from './ports.ts';

/** Judges by the keys that the page carries, one in each item. */
export function judgeHere() {
	const keys = new Map<string, GradingKey>();

	function keyOf(item: string): GradingKey {
		const known = keys.get(item);
		if (known) return known;
		// Written by our own page, from a checked quiz.
		const key = JSON.parse(byId(item)?.querySelector('script')?.textContent ?? 'null') as GradingKey;
		keys.set(item, key);
		return key;
	}

	return {
		keyOf,
		outcomeOf(item, response) {
			const outcome = grade(keyOf(item), response);
			return outcome.status === 'graded' ? outcome : null;
		},
		entriesOf: (item, response) => gradingOf(keyOf(item)).entries?.(keyOf(item), response) ?? [],
		invalid(item, response) {
			const outcome = grade(keyOf(item), response);
			return outcome.status === 'invalid' ? outcome.reason : null;
		},
	} satisfies Judge & { keyOf(item: string): GradingKey };
}
