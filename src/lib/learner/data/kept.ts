import { allEvents } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import { isOf, type StudyEvent } from '../../device/study-event.ts';
import { showHabits } from './habits.ts';
import { say } from './say.ts';
import { number, PROMISES, size } from '../../words/your-data.ts';

/** Says what is kept on this device, or why that cannot be read. */
export async function showKept() {
	try {
		const events = await patiently(allEvents);
		const { answers, attempts, since } = sumUp(events);
		showHabits(events);
		fill('answers', number(answers));
		fill('attempts', number(attempts));
		fill(
			'since',
			since === null ? 'nothing yet' : new Date(since).toLocaleDateString('en-GB', { dateStyle: 'medium' }),
		);
		become('ready');
	} catch (error) {
		become((error as DOMException).name === 'VersionError' ? 'outdated' : 'refused');
	}
	const used = await navigator.storage?.estimate?.().catch(() => null);
	fill('space', used?.usage === undefined ? 'unknown' : `about ${size(used.usage)}`);
	await showPromise();
}

const fill = (name: string, text: string) => {
	const place = document.getElementById(`kept-${name}`);
	if (place) place.textContent = text;
};

/** Parts of the page say in `data-when` in which states they are there. */
function become(state: 'ready' | 'refused' | 'outdated') {
	for (const part of document.querySelectorAll<HTMLElement>('[data-when]')) {
		part.hidden = !part.dataset.when?.split(' ').includes(state);
	}
	for (const control of document.querySelectorAll<HTMLButtonElement>('main :disabled'))
		control.disabled = false;
}

/** Whether the browser has promised to keep the data even when space runs short; not every one can say. */
async function showPromise() {
	const promised = await navigator.storage?.persisted?.().catch(() => undefined);
	const ask = document.getElementById('keep');
	if (ask) ask.hidden = promised !== false;
	fill('promise', promised === undefined ? PROMISES.unknown : promised ? PROMISES.yes : PROMISES.no);
}

export async function askToKeep(button: HTMLElement) {
	const granted = await navigator.storage.persist().catch(() => false);
	if (granted) {
		// The button goes, so what was under the finger or the keyboard moves to the answer.
		await showPromise();
		document.getElementById('kept-promise')?.focus();
		return;
	}
	say(button, PROMISES.refused, true);
}

interface Summary {
	/** First responses to items. */
	readonly answers: number;
	/** Quizzes and reviews begun. */
	readonly attempts: number;
	/** When the earliest thing was done by the device's clock; null when nothing was. */
	readonly since: number | null;
}

export function sumUp(events: readonly StudyEvent[]): Summary {
	const attempts = new Set(events.flatMap((event) => ('attempt' in event ? [event.attempt] : [])));
	// Not `Math.min(...)`: a long log has more events than a call may have arguments.
	const since = events.reduce<number | null>(
		(first, { at }) => (first === null || at < first ? at : first),
		null,
	);
	return {
		answers: events.filter(isOf('answered')).length,
		attempts: attempts.size,
		since,
	};
}
