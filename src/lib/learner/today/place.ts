import { mount } from 'svelte';
import { localDays } from '../../device/days.ts';
import type { StudyEvent } from '../../device/study-event.ts';
import { today as hint } from '../../player/hints.ts';
import { keepRoom } from './keep-room.ts';
import { habits } from './habits.ts';
import Today from './Today.svelte';

/** Draws goal and days in their place on a page, and again with what was done since. */
export function todayPlace() {
	const target = document.getElementById('today');
	let shown: ReturnType<typeof make> | null = null;
	const make = (at: HTMLElement, first: ReturnType<typeof habits>) =>
		mount(Today, { target: at, props: { first } });
	return (events: readonly StudyEvent[]) => {
		if (!target) return;
		const now = habits(events, Date.now(), localDays);
		hint.keep('goal', now.goal > 0);
		hint.keep('days', now.days !== null);
		keepRoom();
		if (shown) shown.show(now);
		else shown = make(target, now);
	};
}
