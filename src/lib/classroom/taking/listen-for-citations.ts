import { showCitation } from '../../study/source-pane.ts';
import { chooseReading } from './sheet.ts';

/** A citation shows its words in the reading beside it, or in the sheet; without the script it is a link down the page. */
export function listenForCitations() {
	addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
		const link = event.target.closest<HTMLAnchorElement>('[data-cite]');
		if (link && showCitation(link, true)) {
			event.preventDefault();
			document.getElementById('source')?.setAttribute('data-chosen', '');
		}
		const tab = event.target.closest<HTMLElement>('[data-show-reading]')?.dataset.showReading;
		if (tab) chooseReading(tab);
	});
}
