import { mount, unmount } from 'svelte';
import PictureDialog from '../../components/progress/PictureDialog.svelte';
import { resultPicture } from '../picture/result-picture.ts';
import type { Report } from '../../quiz/report.ts';
import type { ResultsView } from '../../components/results-view.ts';

/** Draws a result on the device and shows it, to be shared or saved; nothing is sent anywhere. */
export function showPicture(report: Report, view: ResultsView, address: string) {
	const dialog = mount(PictureDialog, {
		target: document.body,
		props: {
			picture: resultPicture(report, view, address),
			closed: () => void unmount(dialog),
		},
	});
}
