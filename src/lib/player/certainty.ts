import { byId } from '../ui/dom.ts';
import type { Certainty } from '../quiz/certainty.ts';

/** Where a learner says how sure they are: each item's own, or the one in the bar. */
const fieldsetOf = (item: string) =>
	byId(item)?.querySelector<HTMLFieldSetElement>('.certainty') ??
	document.querySelector<HTMLFieldSetElement>('#bar .certainty');
const radiosOf = (item: string) => [...(fieldsetOf(item)?.querySelectorAll('input') ?? [])];

/** Null where nothing is chosen, or it is not asked. */
export function readCertainty(item: string): Certainty | null {
	if (fieldsetOf(item)?.hidden) return null;
	const chosen = radiosOf(item).find(({ checked }) => checked)?.value;
	return ([1, 2, 3] as const).find((level) => String(level) === chosen) ?? null;
}

/** @param isAsked once it is checked, how sure one was is not asked again */
export function showCertainty(item: string, isAsked: boolean, certainty: Certainty | null) {
	fieldsetOf(item)?.toggleAttribute('hidden', !isAsked);
	for (const radio of radiosOf(item)) radio.checked = radio.value === String(certainty);
}
