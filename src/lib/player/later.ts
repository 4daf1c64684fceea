import { askOnce } from '../device/ask-once.ts';

/** Each by one promise: what is done with it is done in the order in which it was asked for; of imports none is promised. */
const loaded = askOnce(
	new Map<string, Promise<unknown>>(),
	(name) => import(/* @vite-ignore */ __LATER__[name] ?? ''),
);

/** What a page loads only when it is needed: a file of `later/`. The build puts their addresses in for `__LATER__`. */
export const loadLater = <T>(name: string) => loaded(name) as Promise<T>;

export const later = {
	recover: () => loadLater<typeof import('./later/recover.ts')>('recover'),
	terms: () => loadLater<typeof import('./later/terms.ts')>('terms'),
	/** Shows the reading beside a quiz, or over it. */
	source: () => loadLater<typeof import('./later/source.ts')>('source'),
	/** Of an answer in one’s own words. */
	open: () => loadLater<typeof import('./later/open.ts')>('open'),
	drag: () => loadLater<typeof import('./later/drag.ts')>('drag'),
	taps: () => loadLater<typeof import('./later/taps.ts')>('taps'),
	results: () => loadLater<typeof import('./later/results.ts')>('results'),
	/** Of the learner's own study. */
	goal: () => loadLater<Goal>('goal'),
	finished: () => loadLater<LastScore>('finished'),
};

interface Goal {
	/** Below results: how far the learner is with their own goal, or an invitation to set one. */
	showGoal(target: HTMLElement): Promise<void>;
}

interface LastScore {
	/** Says above a quiz how it went the last time. @param open id of an attempt to pass over: it is under way */
	showFinished(place: HTMLElement, module: string, quiz: string, open: string): Promise<void>;
}
