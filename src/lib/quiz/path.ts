import type { Module, Quiz, Reading } from './types.ts';

/** One thing to do on the path through a module. */
export interface Step {
	readonly kind: 'reading' | 'quiz' | 'glossary';
	/** Of the reading or the quiz; the glossary has one name only. */
	readonly id: string;
}

/** Steps that belong together. */
export interface Stage {
	/** Empty when the path has one stage only, without a name. */
	readonly title: string;
	readonly steps: readonly Step[];
}

/** What stands at a step: never null for a step of the module's own path, but for the glossary. */
export type Standing =
	| { readonly kind: 'reading'; readonly reading: Reading }
	| { readonly kind: 'quiz'; readonly quiz: Quiz }
	| { readonly kind: 'glossary' };

/** @returns null when the module has nothing of that name */
export function standingAt(
	module: Pick<Module, 'readings' | 'quizzes'>,
	{ kind, id }: Step,
): Standing | null {
	if (kind === 'glossary') return { kind };
	if (kind === 'reading') {
		const reading = module.readings.find((one) => one.id === id);
		return reading ? { kind, reading } : null;
	}
	const quiz = module.quizzes.find((one) => one.id === id);
	return quiz ? { kind, quiz } : null;
}

/** The steps after one, nearest first. */
export function stepsAfter(path: readonly Stage[], { kind, id }: Step): readonly Step[] {
	const steps = path.flatMap((stage) => stage.steps);
	const at = steps.findIndex((step) => step.kind === kind && step.id === id);
	return at < 0 ? [] : steps.slice(at + 1);
}
