import { inOrder, isOf, type Setting, type StudyEvent } from '../../device/study-event.ts';

const DEFAULTS: Readonly<Record<Setting, number>> = { retention: 0.9, session: 10 };

/** The latest choice counts. */
export const settingOf = (events: readonly StudyEvent[], name: Setting): number =>
	inOrder(events)
		.filter(isOf('set'))
		.findLast((event) => event.name === name)?.value ?? DEFAULTS[name];
