/** An item that a review asks for. */
export interface Wanted {
	readonly quiz: string;
	readonly item: string;
	/** Shows the words it rests on above it. */
	readonly passageFirst: boolean;
}

/** What a page calls an item of another quiz: two quizzes may use one id. */
export const idOf = ({ quiz, item }: Pick<Wanted, 'quiz' | 'item'>) => `${quiz}/${item}`;
