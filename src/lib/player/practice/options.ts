import type { AttemptOptions } from '../../quiz/attempt.ts';

/** How a quiz is taken is chosen in a box of its own, outside the quiz's form. */
const openBox = () => document.querySelector<HTMLDetailsElement>('#options[open]');
const form = () => document.querySelector<HTMLFormElement>('#options-form');

export function closeOptions() {
	openBox()?.removeAttribute('open');
}

/** What is chosen for the next attempt. @param now of this one, on a page that offers no choice */
export function chosenOptions(now: AttemptOptions): AttemptOptions {
	const box = form();
	if (!box) return now;
	const given = new FormData(box);
	const feedback = given.get('feedback') === 'end' ? 'end' : 'each';
	return { feedback, certainty: given.has('certainty'), shuffle: given.has('shuffle') };
}

/** The options say how this attempt is taken. */
export function fillOptions({ feedback, certainty, shuffle }: AttemptOptions) {
	for (const field of form()?.elements ?? []) {
		if (!(field instanceof HTMLInputElement)) continue;
		if (field.name === 'feedback') field.checked = field.value === feedback;
		else field.checked = field.name === 'certainty' ? certainty : shuffle;
	}
}

/** Closes with its button, Escape and a press outside. */
export function listenForOptions() {
	addEventListener('submit', (event) => {
		if (event.target !== form()) return;
		event.preventDefault();
		leave();
	});
	addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
	addEventListener('click', ({ target }) => {
		if (target instanceof Node && !openBox()?.contains(target)) closeOptions();
	});
}

function leave() {
	const summary = openBox()?.querySelector('summary');
	closeOptions();
	summary?.focus();
}
