import { mount } from 'svelte';
import { append, allEvents } from '../../device/log.ts';
import { eventNow } from '../../device/entry.ts';
import { localDays } from '../../device/days.ts';
import { patiently } from '../../device/patiently.ts';
import { habits } from '../today/habits.ts';
import { chosenOf } from '../review/settings.ts';
import GoalInvite from '../today/GoalInvite.svelte';
import Today from '../today/Today.svelte';

/** Below what somebody has just finished: how far they are today, or, while they have not chosen, an invitation. */
export async function showGoal(target: HTMLElement) {
	const events = await patiently(allEvents);
	const chosen = chosenOf(events, 'goal');
	if (chosen === undefined) return void mount(GoalInvite, { target, props: { choose } });
	if (chosen > 0) mount(Today, { target, props: { first: habits(events, Date.now(), localDays) } });
}

const choose = (value: number) =>
	append([{ event: eventNow({ type: 'set', module: '', name: 'goal', value }) }]);
