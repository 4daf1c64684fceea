import { stages } from '../player/hints.ts';
import { moduleHref } from '../words/hrefs.ts';

const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('details[data-stops]')];
const word = (module: string, stage: number) => `${moduleHref(module)}#${stage}`;

/**
 * Opens the stage that comes next and folds the others; once, and again when another comes: what a learner opens or
 * folds meanwhile stays so. @param next its place; below 0: none is left
 */
export function openStage(module: string, next: number) {
	if (stages.has(word(module, next))) return;
	folds().forEach((fold, at) => {
		fold.open = at === next;
		stages.keep(word(module, at), at === next);
	});
	stages.keep(word(module, -1), next < 0);
}

/** The same as the page arrives, by what was next on the last visit: nothing then moves. */
export function openKnownStage(module: string) {
	const all = folds();
	const known = [-1, ...all.keys()].find((at) => stages.has(word(module, at)));
	if (known !== undefined) all.forEach((fold, at) => (fold.open = at === known));
}
