import type { CompiledModule } from '../../lib/quiz/types.ts';

/** Public or not: what is checked is counted. */
export function allQuizzes({ quizzes, pool }: CompiledModule) {
	return [...quizzes, ...pool];
}

/** What can be decided in its cases. */
export function optionsOf({ cases }: CompiledModule) {
	return cases.flatMap(({ points }) => points.flatMap(({ options }) => options));
}
