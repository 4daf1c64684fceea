/** What a player has around its items; the first of them can be answered without. */
export { buzz } from './buzz.ts';
export { accompany, bringWording, listenForText, openText, showAgain } from './source-pane.ts';
export { listenForSwipes } from './swipe.ts';
export { explainTerms } from './term-links.ts';
