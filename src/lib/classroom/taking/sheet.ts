/** One pane, two places: where there is no room beside the quiz, it moves into a sheet over it, and back. */
export function openSheet() {
	const pane = document.getElementById('source');
	const sheet = document.querySelector<HTMLDialogElement>('#sheet');
	const home = pane?.parentElement;
	if (!pane || !sheet || !home || sheet.open) return;
	sheet.querySelector('.slot')?.append(pane);
	sheet.showModal();
	sheet.addEventListener('close', () => home.insertBefore(pane, sheet), { once: true });
	sheet.onclick = (event) => event.target === sheet && sheet.close();
}

/** Which of the readings is to be seen. */
export function chooseReading(id: string) {
	document.getElementById('source')?.setAttribute('data-chosen', '');
	for (const text of document.querySelectorAll<HTMLElement>('#source [data-reading]')) {
		text.hidden = text.dataset.reading !== id;
	}
	for (const tab of document.querySelectorAll<HTMLElement>('[data-show-reading]')) {
		tab.setAttribute('aria-pressed', String(tab.dataset.showReading === id));
	}
}
