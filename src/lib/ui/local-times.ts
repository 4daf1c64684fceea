import { dueWords } from '../words/due-words.ts';

/** Beside each moment in the zone of the class, the same in the device's, where that says something else. */
export function showLocalTimes(root: ParentNode = document) {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	const clock = (at: number, zone?: string) =>
		new Date(at).toLocaleString('en-GB', {
			dateStyle: 'short',
			timeStyle: 'short',
			...(zone ? { timeZone: zone } : {}),
		});
	for (const time of root.querySelectorAll<HTMLElement>('time[data-local]')) {
		const at = Number(time.dataset.local);
		const zone = time.dataset.zone ?? '';
		if (!timeZone || !zone || clock(at) === clock(at, zone)) continue;
		const own = document.createElement('span');
		own.textContent = ` On this device: ${dueWords(at, timeZone, Date.now())}.`;
		time.after(own);
		delete time.dataset.local;
	}
}
