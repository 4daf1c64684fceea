/** How long the server may take before the page says that it works. */
const PATIENCE_MS = 400;

/** A form that was sent is not sent again by an impatient press; one that takes long says so. */
addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
	if (defaultPrevented || !(target instanceof HTMLFormElement) || target.method === 'dialog') return;
	if (target.dataset.busy !== undefined) return;
	// After the browser has collected what is sent: a disabled button would be left out.
	setTimeout(() => {
		target.dataset.busy = '';
		if (submitter instanceof HTMLButtonElement) submitter.disabled = true;
	});
	setTimeout(() => submitter?.setAttribute('aria-busy', 'true'), PATIENCE_MS);
});

/** Coming back with the browser’s own button shows the page as it was left: busy. */
addEventListener('pageshow', ({ persisted }) => {
	if (!persisted) return;
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) {
		delete form.dataset.busy;
		for (const button of form.querySelectorAll<HTMLButtonElement>('button[disabled][aria-busy]')) {
			button.disabled = false;
			button.removeAttribute('aria-busy');
		}
	}
});
