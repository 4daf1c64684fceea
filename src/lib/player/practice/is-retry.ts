import type { Attempt } from '../../quiz/attempt.ts';

/**
 * Whether an attempt is at some of a quiz's items only, and so no score of the quiz. One begun before attempts said
 * so is judged by its length; a quiz that has gained an item since makes no retry of one that does say.
 * @param whole how many items the quiz has
 */
export const isRetry = ({ retry, order }: Pick<Attempt, 'retry' | 'order'>, whole: number): boolean =>
	retry ?? order.length < whole;
