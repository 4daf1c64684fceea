import { byId } from '../../ui/dom.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { Judge } from '../ports.ts';

/**
 * Shows in the bar above the quiz how each item of an attempt stands.
 * @param current the item in front
 * @param graded called with the section of each item whose verdict is shown
 */
export function showSteps(
	{ order, options, submitted, items }: Attempt,
	current: string,
	judge: Judge,
	graded: (section: HTMLElement | null) => void,
) {
	for (const step of document.querySelectorAll<HTMLElement>('#steps i')) {
		const id = step.dataset.step ?? '';
		const state = items[id];
		step.hidden = !state;
		step.style.order = String(order.indexOf(id));
		step.classList.toggle('now', id === current);
		step.classList.toggle('flagged', state?.flagged ?? false);
		const isGraded = options.feedback === 'each' || submitted;
		const first = isGraded && state?.first ? judge.outcomeOf(id, state.first.response) : null;
		if (first) graded(byId(id));
		step.dataset.verdict = first?.verdict ?? (state?.response.length ? 'given' : '');
	}
}
