import { whenHere } from '../../ui/when-here.ts';

/**
 * Marking by keyboard, within the form alone: the number of a level chooses it and leads on to the next criterion, Enter
 * saves. Without this the page is a plain form.
 */
whenHere(() => {
	const form = document.querySelector<HTMLFormElement>('form[data-marking]');
	if (!form) return;
	const criteria = [...form.querySelectorAll<HTMLElement>('[data-criterion]')];
	form.addEventListener('keydown', (event) => onKey(event, form, criteria));
	// Where there is a keyboard it is ready for the first number; what is on top stays in view.
	if (matchMedia('(pointer: fine)').matches && !form.querySelector('[autofocus]'))
		radioOf(criteria.find((one) => !chosen(one)) ?? criteria[0])?.focus({ preventScroll: true });
});

function onKey(event: KeyboardEvent, form: HTMLFormElement, criteria: readonly HTMLElement[]) {
	const { target, key } = event;
	if (!(target instanceof HTMLElement) || event.altKey || event.isComposing) return;
	const isTyping = target instanceof HTMLTextAreaElement;
	const isWithCommand = event.ctrlKey || event.metaKey;
	if (key === 'Enter' && (isWithCommand || target instanceof HTMLInputElement)) {
		event.preventDefault();
		form.requestSubmit();
		return;
	}
	if (isTyping || isWithCommand || !/^\d$/.test(key)) return;
	const here = criteria.find((one) => one.contains(target)) ?? criteria.find((one) => !chosen(one));
	const radio = here?.querySelector<HTMLInputElement>(`input[value="${key}"]`);
	if (!here || !radio) return;
	event.preventDefault();
	radio.checked = true;
	const next = criteria[criteria.indexOf(here) + 1];
	(next ? radioOf(next) : form.querySelector<HTMLElement>('button[type="submit"]'))?.focus();
}

function chosen(criterion: HTMLElement) {
	return criterion.querySelector<HTMLInputElement>(':checked');
}

/** Where the keyboard gets to in a group: what is chosen in it, else the first. */
function radioOf(criterion: HTMLElement | undefined) {
	return criterion && (chosen(criterion) ?? criterion.querySelector<HTMLInputElement>('input'));
}
