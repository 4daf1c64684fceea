import { append, allEvents } from '../../device/log.ts';
import { eventNow } from '../../device/entry.ts';
import { patiently } from '../../device/patiently.ts';
import type { Setting, StudyEvent } from '../../device/study-event.ts';
import { today } from '../../player/hints.ts';
import { SAVED_CHOICE } from '../../words/habits.ts';
import { NOT_CHOSEN } from '../../words/reviews.ts';
import { badge } from '../review/badge.ts';
import { settingOf } from '../review/settings.ts';
import { say } from './say.ts';

const NAMES = ['goal', 'days', 'badge'] as const satisfies readonly Setting[];
const fields = (name: Setting) =>
	document.querySelectorAll<HTMLInputElement>(`#coming-back input[name=${name}]`);

/** Shows what was chosen, here or on another device. */
export function showHabits(events: readonly StudyEvent[]) {
	for (const name of NAMES) {
		const value = settingOf(events, name);
		for (const field of fields(name))
			field.checked = field.type === 'radio' ? Number(field.value) === value : value === 1;
	}
}

/** An address that ends in the goal’s id leads to it: to what is chosen there, once that is known. */
export function landOnGoal() {
	// Whoever is at work elsewhere on the page already is left there.
	if (location.hash !== '#goal' || document.activeElement !== document.body) return;
	const chosen = [...fields('goal')].find((field) => field.checked) ?? fields('goal')[0];
	chosen?.focus({ preventScroll: true });
	// Once all that was kept is drawn above it.
	requestAnimationFrame(() =>
		requestAnimationFrame(() =>
			document.getElementById('goal')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
		),
	);
}

/** Keeps each choice as it is made. */
export function listenForHabits() {
	document.getElementById('badge-choice')?.toggleAttribute('hidden', !('setAppBadge' in navigator));
	document.getElementById('coming-back')?.addEventListener('change', ({ target }) => {
		if (target instanceof HTMLInputElement) void keep(target);
	});
}

async function keep(field: HTMLInputElement) {
	const name = NAMES.find((one) => one === field.name);
	if (!name) return;
	const value = field.type === 'radio' ? Number(field.value) : Number(field.checked);
	try {
		await append([{ event: eventNow({ type: 'set', module: '', name, value }) }]);
		if (name !== 'badge') today.keep(name, value > 0);
		else if (value === 0) await badge(0, []);
		say(field, SAVED_CHOICE);
	} catch {
		say(field, NOT_CHOSEN, true);
		showHabits(await patiently(allEvents).catch(() => []));
	}
}
