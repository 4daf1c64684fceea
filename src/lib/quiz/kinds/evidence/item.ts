import type { Choice, ItemBase } from '../../item-base.ts';

/** A sentence of the reading offered for selection; its id is the passage's. */
export interface Candidate extends Choice {
	/** Id of the paragraph it stands in. */
	readonly paragraph: string;
}

/** Select the sentence, or sentences, that prove a claim. */
export interface EvidenceItem extends ItemBase {
	readonly kind: 'evidence';
	readonly choices: readonly Candidate[];
}
