import { keepTokens } from '../keep-tokens.ts';

/** How long the server may take before the page says that it works. */
const PATIENCE_MS = 400;

keepTokens();

/** A form that was sent is not sent again by an impatient press; one that takes long says so. */
addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
	if (defaultPrevented || !(target instanceof HTMLFormElement) || target.method === 'dialog') return;
	if (target.dataset.busy !== undefined) return;
	// After the browser has collected what is sent: a disabled button would be left out.
	setTimeout(() => {
		target.dataset.busy = '';
		if (submitter instanceof HTMLButtonElement) submitter.disabled = true;
	});
	setTimeout(() => {
		if (!(submitter instanceof HTMLElement)) return;
		submitter.setAttribute('aria-busy', 'true');
		tell(submitter, submitter.dataset.doing ?? 'Working …');
	}, PATIENCE_MS);
});

/** A file that is made first comes after a while, and the page cannot tell when: the browser saves it. */
addEventListener('click', ({ target }) => {
	const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[download]') : null;
	if (link) tell(link, 'Asked for. Your browser saves the file as soon as it is made.');
});

/** Beside what was pressed, and to screen readers: a status has to be there before it speaks. */
function tell(beside: HTMLElement, words: string) {
	for (const old of document.querySelectorAll('[data-doing-now]')) old.remove();
	const status = Object.assign(document.createElement('p'), { className: 'how', role: 'status' });
	status.dataset.doingNow = '';
	beside.after(status);
	setTimeout(() => (status.textContent = words));
}

/** Coming back with the browser’s own button shows the page as it was left: busy. */
addEventListener('pageshow', ({ persisted }) => {
	if (!persisted) return;
	for (const old of document.querySelectorAll('[data-doing-now]')) old.remove();
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) {
		delete form.dataset.busy;
		for (const button of form.querySelectorAll<HTMLButtonElement>('button[disabled][aria-busy]')) {
			button.disabled = false;
			button.removeAttribute('aria-busy');
		}
	}
});
