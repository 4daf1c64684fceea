import { formatProblem, type Problem } from '../../lib/content/problem.ts';
import type { Library } from '../../lib/content/read-library.ts';
import { explainedParts } from '../../lib/quiz/explain.ts';
import type { CompiledModule } from '../../lib/quiz/types.ts';
import { print } from './usage.ts';
import { allQuizzes, optionsOf } from './whole-module.ts';

const SINGULAR: Readonly<Record<string, string>> = {
	modules: 'module',
	readings: 'reading',
	quizzes: 'quiz',
	items: 'item',
	cases: 'case',
	citations: 'citation',
	errors: 'error',
	warnings: 'warning',
};

/** Every problem, and how much was read. @returns the exit code */
export function reportProblems({ modules, problems }: Library, strict: boolean, json: boolean): number {
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const summary = { ...counts(modules), errors, warnings: problems.length - errors };
	if (json) print(JSON.stringify({ problems, summary }, null, '\t'));
	else print([...problems.map((problem: Problem) => formatProblem(problem)), describe(summary)].join('\n'));
	return errors > 0 || (strict && problems.length > 0) ? 1 : 0;
}

function counts(modules: readonly CompiledModule[]) {
	const quizzes = modules.flatMap(allQuizzes);
	const items = quizzes.flatMap((quiz) => quiz.items);
	const cases = modules.flatMap((module) => module.cases);
	return {
		modules: modules.length,
		readings: modules.reduce((sum, module) => sum + module.readings.length, 0),
		quizzes: quizzes.length,
		items: items.length,
		...(cases.length > 0 && { cases: cases.length }),
		citations: [
			...items.flatMap(explainedParts).map(({ part }) => part),
			...modules.flatMap(optionsOf),
		].flatMap(({ citations }) => citations).length,
	};
}

function describe(summary: Record<string, number>): string {
	return Object.entries(summary)
		.map(([noun, number]) => `${number} ${number === 1 ? SINGULAR[noun] : noun}`)
		.join(', ');
}
