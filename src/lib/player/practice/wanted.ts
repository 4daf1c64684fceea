import type { ItemResponse } from '../../quiz/response.ts';

/** An item that a review asks for. */
export interface Wanted {
	readonly quiz: string;
	readonly item: string;
	/** The response that was surely thought right and was not: the words that tell better stand above it. Null: none do. */
	readonly misread: ItemResponse | null;
}

/** What a page calls an item of another quiz: two quizzes may use one id. */
export const idOf = ({ quiz, item }: Pick<Wanted, 'quiz' | 'item'>) => `${quiz}/${item}`;
