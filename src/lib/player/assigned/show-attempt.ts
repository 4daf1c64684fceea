import { grade, type GradedOutcome } from '../../quiz/grade.ts';
import { gradingOf } from '../../quiz/grading.ts';
import { fieldsOf } from '../answer.ts';
import { problem, showItem } from '../show-item.ts';
import { answered, type Answered } from '../../quiz/answered.ts';
import { button, hide, section, wrapper, write } from '../../ui/dom.ts';
import { answeredWords, FIRST_COUNTS, placeWords } from '../../words/attempts.ts';
import { FAR, questionNumber } from '../../words/submitting.ts';
import type { Attempt, ItemState } from '../../quiz/attempt.ts';
import type { GradingKey } from '../../quiz/key.ts';
import type { ItemResponse } from '../../quiz/response.ts';

/** How far an item is answered, by the shape that the page tells. */
export function answeredOf(item: string, response: ItemResponse): Answered {
	return answered(Number(wrapper(item)?.dataset.parts ?? 0), response);
}

/** Items that count as nothing when it is handed in now, in order. */
export const unanswered = ({ order, items }: Attempt) =>
	order.filter((item) => answeredOf(item, items[item]?.response ?? []) !== 'wholly');

/** The key, on a page that carries it; else null. */
export function keyOf(item: string): GradingKey | null {
	const block = section(item)?.querySelector('script')?.textContent;
	// Written by our own page, from a checked quiz.
	return block ? (JSON.parse(block) as GradingKey) : null;
}

function outcomeOf(item: string, response: ItemResponse): GradedOutcome | null {
	const key = keyOf(item);
	const outcome = key && grade(key, response);
	return outcome?.status === 'graded' ? outcome : null;
}

/** Closed: nothing can be changed in it any more. */
export const isClosed = (attempt: Attempt, item: string) =>
	attempt.submitted || (attempt.items[item]?.phase ?? 'open') !== 'open';

/** Brings the item in front forward, and says of every item how far it is. */
export function showAttempt(attempt: Attempt, now: string, shipsKeys: boolean) {
	const form = document.getElementById('take');
	if (form) form.dataset.moved = '';
	for (const other of document.querySelectorAll<HTMLElement>('[data-take]')) {
		other.toggleAttribute('data-now', other.dataset.take === now);
	}
	for (const item of attempt.order) showOne(attempt, item, shipsKeys);
	showOverview(attempt, now);
	showActions(attempt, now, shipsKeys);
}

function showOne(attempt: Attempt, item: string, shipsKeys: boolean) {
	const at = section(item);
	const state = attempt.items[item];
	if (!at || !state) return;
	const closed = isClosed(attempt, item);
	wrapper(item)?.querySelector('.certainty')?.toggleAttribute('disabled', closed);
	if (shipsKeys) return showItem(at, { ...viewOf(attempt, item, state), response: state.response });
	problem(at, '');
	at.toggleAttribute('data-closed', closed);
	for (const field of fieldsOf(at)) field.disabled = closed;
}

function viewOf(attempt: Attempt, item: string, { phase, response, first, checks }: ItemState) {
	const outcome = phase === 'open' ? null : outcomeOf(item, response);
	const revealed = outcome?.verdict === 'right' && phase === 'checked';
	const isFirst = checks <= 1 && JSON.stringify(first?.response) === JSON.stringify(response);
	const key = keyOf(item);
	return {
		entries: (key && gradingOf(key).entries?.(key, response)) ?? [],
		phase: attempt.submitted && phase !== 'open' ? 'revealed' : revealed ? 'revealed' : phase,
		outcome,
		detail: isFirst ? '' : FIRST_COUNTS,
	} as const;
}

function showOverview(attempt: Attempt, now: string) {
	write('place', placeWords(attempt.order.indexOf(now) + 1, attempt.order.length));
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
}

function showActions(attempt: Attempt, now: string, shipsKeys: boolean) {
	const place = attempt.order.indexOf(now);
	const state = attempt.items[now];
	const isLast = place === attempt.order.length - 1;
	const checks = attempt.options.feedback === 'each' && !isClosed(attempt, now);
	button('back')?.toggleAttribute('disabled', place <= 0);
	button('flag')?.setAttribute('aria-pressed', String(state?.flagged ?? false));
	button('check')?.toggleAttribute('hidden', !checks);
	button('next')?.toggleAttribute('hidden', isLast);
	button('next')?.classList.toggle('quiet', checks);
	const wrong =
		shipsKeys && state?.phase === 'checked' && outcomeOf(now, state.response)?.verdict !== 'right';
	for (const name of ['retry', 'reveal'])
		button(name)?.toggleAttribute('hidden', !wrong || attempt.submitted);
	button('hand-in')?.classList.toggle('quiet', !isLast);
	hide('bar', attempt.submitted);
}
