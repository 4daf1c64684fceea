import { stages } from '../player/hints.ts';
import { moduleHref } from '../words/hrefs.ts';

const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('details[data-stops]')];
const word = (module: string, stage: number) => `${moduleHref(module)}#${stage}`;

/**
 * Opens these stages and folds the others; once, and again when it is others: what a learner opens or folds meanwhile
 * stays so. @param open their places
 */
export function openStages(module: string, open: ReadonlySet<number>) {
	const all = folds();
	const none = word(module, -1);
	const isKnown = all.every((_, at) => stages.has(word(module, at)) === open.has(at));
	if (isKnown && (open.size > 0 || stages.has(none))) return;
	all.forEach((fold, at) => {
		fold.open = open.has(at);
		stages.keep(word(module, at), open.has(at));
	});
	stages.keep(none, open.size === 0);
}

/** The same as the page arrives, by what was open on the last visit: nothing then moves. */
export function openKnownStages(module: string) {
	const all = folds();
	const isKnown = [-1, ...all.keys()].some((at) => stages.has(word(module, at)));
	if (isKnown) all.forEach((fold, at) => (fold.open = stages.has(word(module, at))));
}
