/** Whether an element is drawn at all. Safari cannot say so before 17.4; there, what closes is not drawn either. */
export function isSeen(element: HTMLElement): boolean {
	const ask = element.checkVisibility as (() => boolean) | undefined;
	return ask ? ask.call(element) : element.offsetParent !== null;
}
