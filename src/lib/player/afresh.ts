import { say, showResumed } from './show-quiz.ts';
import { taken, wayBack } from './taking.ts';
import { STARTED_OVER, STARTED_OVER_UNDO, UNDONE } from '../words/attempts.ts';
import type { AttemptOptions } from '../quiz/attempt.ts';

const note = () => document.getElementById('afresh');
let back: (() => void) | null = null;

/** Begins anew with what the options say; where something was done, the way back stands above the question. */
export function afresh(startAgain: (options: AttemptOptions) => void) {
	const way = wayBack();
	startAgain(chosen());
	back = way;
	note()?.toggleAttribute('hidden', back === null);
	say(back ? STARTED_OVER_UNDO : STARTED_OVER);
}

/** As if it had never been begun anew. @param fill of an item, by its id; @param front shows the item in front */
export function undo(fill: (item: string) => void, front: () => void) {
	back?.();
	forgetUndo();
	for (const item of taken().order) fill(item);
	showResumed(true);
	front();
	say(UNDONE);
}

/** Once something was done in the new attempt, there is one to lose again. */
export function forgetUndo() {
	back = null;
	note()?.setAttribute('hidden', '');
}

function chosen(): AttemptOptions {
	const form = document.querySelector<HTMLFormElement>('#options-form');
	if (!form) return taken().options;
	const given = new FormData(form);
	const feedback = given.get('feedback') === 'end' ? 'end' : 'each';
	return { feedback, certainty: given.has('certainty'), shuffle: given.has('shuffle') };
}
