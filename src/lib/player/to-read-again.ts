import type { Passage, ResultsItem } from './results-view.ts';

/**
 * What to read again of an item: for each part that was missed what proves it, or refutes what was chosen; what the
 * item as a whole rests on, where none of these is explained.
 * @param missed names of those parts
 */
export function toReadAgain({ passages, parts }: ResultsItem, missed: readonly string[]): Passage[] {
	const of = (name: string) => (Object.hasOwn(parts, name) ? (parts[name] ?? []) : []);
	const places = missed.flatMap(of);
	const wanted = new Set(places.length > 0 ? places : of(''));
	return passages.filter((_, at) => wanted.has(at));
}
