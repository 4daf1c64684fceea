import { graded, invalid } from '../outcome.ts';
import type { OrderKey } from '../grading-key.ts';
import type { Outcome } from '../outcome.ts';

/**
 * Share of pairs in the right order: Kendall's tau (1938), scaled from −1…1 to 0…1. One step moved far
 * costs less than everything reversed, which a count of right positions would not tell apart. The marks do
 * count positions: they say where each step belongs.
 */
export function gradeOrder({ key }: OrderKey, given: readonly string[]): Outcome {
	if (given.some((id) => !key.includes(id))) return invalid('unknown');
	if (new Set(given).size < given.length) return invalid('repeated');
	if (given.length < key.length) return invalid('incomplete');
	const places = given.map((id) => key.indexOf(id));
	const ordered = places.reduce(
		(sum, place, index) => sum + places.slice(index + 1).filter((later) => place < later).length,
		0,
	);
	const pairs = (key.length * (key.length - 1)) / 2;
	return graded(
		pairs === 0 ? 1 : ordered / pairs,
		given.map((id, index) => [id, places[index] === index ? 'right' : 'wrong'] as const),
	);
}
