import { mayPass } from '../../device/may-pass.ts';
import { CANNOT_SAVE, DEVICE_FULL, NOT_YET_SAVED } from '../../words/attempts.ts';
import { byId } from '../../ui/dom.ts';

/** Says that nothing is kept, and why; with null, nothing any more. The learner can go on all the same. */
export function showTrouble(error: unknown) {
	const note = byId('unkept');
	if (!note) return;
	note.hidden = error === null;
	if (note.hidden) return;
	const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
	if (mayPass(error)) note.textContent = NOT_YET_SAVED;
	else note.textContent = isFull ? DEVICE_FULL : CANNOT_SAVE;
}
