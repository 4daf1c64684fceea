import { wrapper } from '../../ui/dom.ts';
import type { Certainty } from '../../quiz/certainty.ts';

const radios = (item: string) => wrapper(item)?.querySelectorAll<HTMLInputElement>('.certainty input') ?? [];

export function readCertainty(item: string): Certainty | null {
	const chosen = [...radios(item)].find(({ checked }) => checked)?.value;
	return ([1, 2, 3] as const).find((level) => String(level) === chosen) ?? null;
}

export function writeCertainty(item: string, certainty: Certainty | null) {
	for (const radio of radios(item)) radio.checked = radio.value === String(certainty);
}
