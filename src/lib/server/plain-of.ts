import { modules } from './library';
import type { QuizVersion } from './quiz-versions';
import type { PlainVersion } from '$lib/quiz/types';

/**
 * Plain words for the readings of a quiz as it was assigned: those of today, as long as they still stand beside the
 * same text. They prove nothing and hold no key, so they are not pinned with it.
 */
export function plainOf({ module, readings }: Pick<QuizVersion, 'module' | 'readings'>): PlainVersion[] {
	const today = modules.find(({ id }) => id === module.id);
	const isSame = (id: string) =>
		readings.some((pinned) => pinned.id === id) &&
		readings.find((pinned) => pinned.id === id)?.text === today?.readings.find((one) => one.id === id)?.text;
	return today?.plain.filter(({ of }) => isSame(of)) ?? [];
}
