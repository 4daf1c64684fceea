import type { Block, Reading, Sentence } from '../../text/types.ts';

interface ShownBlock {
	readonly block: Block;
	/** Empty for a heading. */
	readonly sentences: readonly {
		readonly sentence: Sentence;
		/** Whether words before it were left out. */
		readonly isCut: boolean;
	}[];
}

/**
 * What is shown of a reading where only some of it matters: the sentences that do, with the one before and after, and
 * the headings that do. Its title says which reading it is.
 */
export function shownBlocks({ blocks }: Reading, matters: (passage: string) => boolean): ShownBlock[] {
	return blocks.flatMap((block) => {
		const isNear = (at: number) =>
			block.sentences.slice(Math.max(0, at - 1), at + 2).some(({ id }) => matters(id));
		const sentences = block.sentences.flatMap((sentence, at) =>
			isNear(at) ? { sentence, isCut: at > 0 && !isNear(at - 1) } : [],
		);
		const isShown = sentences.length > 0 || block.kind === 'title' || matters(block.id);
		return isShown ? { block, sentences } : [];
	});
}
