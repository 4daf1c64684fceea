import { answeredWords } from '../../words/attempts.ts';
import { FAR, questionNumber } from '../../words/submitting.ts';
import { button, write } from '../../ui/dom.ts';
import { answeredOf } from './judge-asked.ts';
import type { Attempt } from '../../quiz/attempt.ts';

/** Items that count as nothing when it is handed in now, in order. */
export const unanswered = ({ order, items }: Attempt) =>
	order.filter((item) => answeredOf(item, items[item]?.response ?? []) !== 'wholly');

/** Says of every item how far it is. @param now id of the one in front */
export function showOverview(attempt: Attempt, now: string) {
	for (const link of document.querySelectorAll<HTMLElement>('#overview a')) {
		const item = link.dataset.go ?? '';
		const state = attempt.items[item];
		const far = answeredOf(item, state?.response ?? []);
		link.dataset.answered = far;
		link.toggleAttribute('data-flagged', state?.flagged ?? false);
		if (item === now) link.setAttribute('aria-current', 'step');
		else link.removeAttribute('aria-current');
		const flagged = state?.flagged ? ', flagged' : '';
		link.setAttribute('aria-label', `${questionNumber(Number(link.textContent))}, ${FAR[far]}${flagged}`);
	}
	const done = attempt.order.length - unanswered(attempt).length;
	write('answered', answeredWords(done, attempt.order.length));
	button('hand-in')?.toggleAttribute('hidden', attempt.submitted);
}
