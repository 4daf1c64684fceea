/**
 * What a page brings behind its first item, in a script of its own at the page's end: that item can be answered sooner.
 * The script in the head waits for it with `whenBehind`.
 */
export { around } from '../around.ts';
export * from './device-log.ts';
export { chosenOptions, closeOptions, fillOptions, listenForOptions } from './options.ts';
export { resultsPlace, showFinished } from './results-place.ts';
export { expectMap } from './expect-map.ts';
