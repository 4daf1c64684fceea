import { inOrder, isOf, type Setting, type StudyEvent } from '../../device/study-event.ts';

const DEFAULTS: Readonly<Record<Setting, number>> = {
	retention: 0.9,
	session: 10,
	goal: 0,
	days: 1,
	badge: 1,
};

/** The latest choice counts. */
export const settingOf = (events: readonly StudyEvent[], name: Setting): number =>
	chosenOf(events, name) ?? DEFAULTS[name];

/** Undefined where the learner has not chosen. */
export const chosenOf = (events: readonly StudyEvent[], name: Setting): number | undefined =>
	inOrder(events)
		.filter(isOf('set'))
		.findLast((event) => event.name === name)?.value;
