/** How long the server may take before the page says that it works. */
const PATIENCE_MS = 400;

/** What takes each form that was sent out of its busy state again, its timers included. */
const sent = new Map<HTMLFormElement, () => void>();

/**
 * A form that was sent is not sent again by an impatient press; one that takes long says so. Coming back with the
 * browser's own button shows the page as it was left: then it is ready again.
 */
export function listenBusy() {
	addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
		if (defaultPrevented || !(target instanceof HTMLFormElement) || target.method === 'dialog') return;
		if (!sent.has(target)) sent.set(target, busy(target, submitter));
	});
	addEventListener('click', ({ target }) => {
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[download]') : null;
		// A file that is made first comes after a while, and the page cannot tell when: the browser saves it.
		if (link) tell(link, 'Preparing your file. Your browser will save it when it’s ready.');
	});
	addEventListener('pageshow', ({ persisted }) => {
		if (persisted) ready();
	});
}

/** Also stops what has not happened yet: a timer that was set before the page was left goes on when it is shown again. */
function ready() {
	for (const undo of sent.values()) undo();
	sent.clear();
	for (const old of document.querySelectorAll('[data-doing-now]')) old.remove();
}

function busy(form: HTMLFormElement, submitter: HTMLElement | null): () => void {
	const button = submitter instanceof HTMLButtonElement ? submitter : null;
	const timers = [
		// After the browser has collected what is sent: a disabled button would be left out.
		setTimeout(() => {
			form.dataset.busy = '';
			if (button) button.disabled = true;
		}),
		setTimeout(() => {
			submitter?.setAttribute('aria-busy', 'true');
			if (submitter) tell(submitter, submitter.dataset.doing ?? 'Working…');
		}, PATIENCE_MS),
	];
	return () => {
		for (const timer of timers) clearTimeout(timer);
		delete form.dataset.busy;
		if (button) button.disabled = false;
		submitter?.removeAttribute('aria-busy');
	};
}

/** Beside what was pressed, and to screen readers: a status has to be there before it speaks. */
function tell(beside: HTMLElement, words: string) {
	for (const old of document.querySelectorAll('[data-doing-now]')) old.remove();
	const status = Object.assign(document.createElement('p'), { className: 'how', role: 'status' });
	status.dataset.doingNow = '';
	beside.after(status);
	setTimeout(() => (status.textContent = words));
}
