import { herePath } from './here.ts';
import { handedIn } from './hints.ts';
import { later } from './later.ts';
import { attemptId, module, quiz, taken, wanted } from './taking.ts';

const { dataset } = document.documentElement;

/** Where a quiz was handed in before, its place above the question is there from the first paint on. */
export function makeRoom() {
	if (!wanted && handedIn.has(herePath())) dataset.finished = '';
}

/** Says above the question when this quiz was handed in, and leads to its results. */
export function showFinished() {
	const place = document.getElementById('finished');
	if (!place || quiz === 'review') return;
	later.finished().then(
		// An attempt that was taken up again is not finished, whatever was written when it was handed in.
		({ showFinished: show }) => show(place, module, quiz, taken().submitted ? '' : attemptId()),
		() => delete dataset.finished,
	);
}
