import { correctResponse } from '../../quiz/correct-response.ts';
import { gradingKey } from '../../quiz/grading-key.ts';
import type { Item } from '../../quiz/types.ts';
import type { ItemResponse } from '../../quiz/response.ts';

/**
 * A response that somebody might give. Misreadings are not spread evenly: most fall for the same distractor, and
 * that is what a teacher looks for.
 * @param chance 0 to 1, each time another
 */
export function inventResponse(item: Item, isRight: boolean, chance: () => number): ItemResponse {
	const key = gradingKey(item);
	const right = [...correctResponse(key)];
	if (isRight) return right;
	const isUsual = chance() < 0.7;
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence': {
			const wrong = item.choices.filter((choice) => !choice.correct).map(({ id }) => id);
			const chosen = (isUsual ? wrong[0] : wrong.at(-1)) ?? '';
			return right.length > 1 ? [...right.slice(1), chosen] : [chosen];
		}
		case 'order':
			return [...right.slice(1, 2), ...right.slice(0, 1), ...right.slice(2)];
		case 'match': {
			// Two rows taken for each other, the same two for most.
			const at = isUsual ? 0 : Math.max(0, item.rows.length - 2);
			const [one, other] = [item.rows[at], item.rows[at + 1]];
			return item.rows.map((row) => {
				const target = row === one ? other?.target : row === other ? one?.target : row.target;
				return `${row.id}=${target ?? row.target}`;
			});
		}
		case 'gap':
			return item.gaps.map((gap, at) => {
				const wrong = gap.choices.find((choice) => !choice.correct)?.id ?? gap.mistakes[0]?.entries[0];
				return at === 0 ? `${gap.id}=${wrong ?? 'the government'}` : (right[at] ?? '');
			});
	}
}
