/** As `in-page.ts`, with what an answer in one's own words loads when it is in front: here it is there at once. */
import './in-page.ts';
import { openText } from '../../src/lib/player/source-pane.ts';
import { later } from '../../src/lib/player/later.ts';
import { showOpen } from '../../src/lib/player/later/open.ts';

const accompany = (item: HTMLElement) =>
	showOpen(item, item.dataset.phase === undefined, {
		openText,
		bring: async (reading) => (await later.source()).bring(reading),
	});
Object.assign(window, { accompany });
