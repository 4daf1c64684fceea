import { isWide, showCitation, showReading } from '../source-pane.ts';
import { openSheet } from '../sheet.ts';

/** A citation shows its words in the reading beside it, or in the sheet; without the script it is a link down the page. */
export function listenForCitations() {
	addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
		const pane = document.getElementById('source');
		const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
		if (link && showCitation(link, true)) {
			event.preventDefault();
			pane?.setAttribute('data-chosen', '');
		}
		const tab = event.target.closest<HTMLElement>('[data-show-reading]')?.dataset.showReading;
		if (tab) {
			pane?.setAttribute('data-chosen', '');
			showReading(tab);
		}
		const opener = event.target.closest<HTMLElement>('[data-do="read"]');
		if (opener && pane && !isWide()) openSheet(pane, opener);
	});
}
