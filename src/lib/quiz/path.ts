import type { Case } from './case/types.ts';
import type { Module, Quiz, Stage, Stop } from './types.ts';
import type { Reading } from '../text/types.ts';

/** What stands at a stop: never null for a stop of the module's own path, but for the glossary. */
export type Standing =
	| { readonly kind: 'reading'; readonly reading: Reading }
	| { readonly kind: 'quiz'; readonly quiz: Quiz }
	| { readonly kind: 'glossary' }
	| { readonly kind: 'case'; readonly case: Case };

/** @returns null when the module has nothing of that name */
export function standingAt(
	module: Pick<Module, 'readings' | 'since' | 'quizzes' | 'cases'>,
	{ kind, id }: Stop,
): Standing | null {
	if (kind === 'glossary') return { kind };
	if (kind === 'reading') {
		const reading = allReadings(module).find((one) => one.id === id);
		return reading ? { kind, reading } : null;
	}
	if (kind === 'case') {
		const found = module.cases.find((one) => one.id === id);
		return found ? { kind, case: found } : null;
	}
	const quiz = module.quizzes.find((one) => one.id === id);
	return quiz ? { kind, quiz } : null;
}

/** What can be read, also what is after the module’s date. */
export const allReadings = ({ readings, since }: Pick<Module, 'readings' | 'since'>): readonly Reading[] =>
	since ? [...readings, since] : readings;

/** The stops after one, nearest first. */
export function stopsAfter(path: readonly Stage[], { kind, id }: Stop): readonly Stop[] {
	const stops = path.flatMap((stage) => stage.stops);
	const at = stops.findIndex((stop) => stop.kind === kind && stop.id === id);
	return at < 0 ? [] : stops.slice(at + 1);
}

/** The quizzes of a module in the order of its path, and after them those that are no stop on it. */
export function alongPath({ path, quizzes }: Pick<Module, 'path' | 'quizzes'>): readonly Quiz[] {
	const stops = path.flatMap((stage) => stage.stops).filter(({ kind }) => kind === 'quiz');
	const placeOf = (quiz: Quiz) => {
		const at = stops.findIndex(({ id }) => id === quiz.id);
		return at < 0 ? stops.length : at;
	};
	return [...quizzes].sort((a, b) => placeOf(a) - placeOf(b));
}
