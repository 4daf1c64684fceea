import { buzz } from './buzz.ts';
import { helpHands } from './hands.ts';
import { leadToProof } from './lead-to-proof.ts';
import { accompany, bringWording, listenForText, openText, showAgain } from './source-pane.ts';
import { listenForSwipes } from './swipe.ts';
import { explainTerms } from './term-links.ts';

/** What a player has around its items; the first of them can be answered without. */
export const around = {
	buzz,
	accompany,
	bringWording,
	explainTerms,
	helpHands,
	leadToProof,
	listenForSwipes,
	listenForText,
	openText,
	showAgain,
};
export type Around = typeof around;
