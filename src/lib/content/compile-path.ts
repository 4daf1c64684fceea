import { GLOSSARY_QUIZ, isGlossaryQuiz } from '../quiz/glossary-quiz.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { ModuleSource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';
import type { Stage, Stop } from '../quiz/types.ts';

type StopSource = NonNullable<ModuleSource['path']>[number]['steps'][number];

/** What the path of a module leads through. */
export interface Waypoints {
	readonly readings: readonly string[];
	/** Id of a reading that is a stop only where the author makes it one. */
	readonly since: string | undefined;
	/** The public ones, with those made from the glossary. */
	readonly quizzes: readonly string[];
	readonly hasGlossary: boolean;
	readonly cases: readonly string[];
}

/**
 * The order in which learners go through a module: as the author has it, each stop once; or, where there is none, all
 * readings, the glossary, all quizzes, all cases. Unknown, repeated and forgotten stops are problems of the file.
 */
export function compilePath(file: SourceFile, parsed: Parsed<ModuleSource>, waypoints: Waypoints): Stage[] {
	const { path } = parsed.value;
	const all = allStops(waypoints);
	if (!path) return [{ title: '', stops: all }];
	const report = (at: Path, defect: Defect) => file.report(parsed.at(['path', ...at]), defect);
	const since = waypoints.since === undefined ? [] : [nameOf({ kind: 'reading', id: waypoints.since })];
	const known = new Set([...all.map(nameOf), ...since]);
	const seen = new Set<string>();
	const stages = path.map(({ title, steps }, stage): Stage => {
		const compiled = steps.flatMap((step, index) =>
			compileStop(step, waypoints.quizzes).map((stop) => [stop, index] as const),
		);
		const sound = compiled.filter(([stop, index]) => {
			const name = nameOf(stop);
			if (!known.has(name))
				report([stage, 'steps', index], {
					rule: 'unknown-step',
					message: `There’s no ${name}.`,
					suggestion:
						'List it under readings, quizzes or cases first. Assigned quizzes can’t be on the path.',
				});
			else if (seen.has(name))
				report([stage, 'steps', index], {
					rule: 'duplicate-step',
					message: `The path includes the ${name} twice.`,
					suggestion: 'Keep one of the two.',
				});
			else return seen.add(name);
			return false;
		});
		return { title, stops: sound.map(([stop]) => stop) };
	});
	for (const name of known.difference(new Set(since))) if (!seen.has(name)) report([], forgotten(name));
	return stages;
}

const forgotten = (name: string): Defect => ({
	rule: 'missing-step',
	message: `The path leaves out the ${name}.`,
	suggestion: 'Include every reading, public quiz and case, and the glossary if there is one.',
});

function allStops({ readings, quizzes, hasGlossary, cases }: Waypoints): Stop[] {
	return [
		...readings.map((id) => ({ kind: 'reading', id }) as const),
		...(hasGlossary ? ([{ kind: 'glossary', id: GLOSSARY_QUIZ }] as const) : []),
		...quizzes.map((id) => ({ kind: 'quiz', id }) as const),
		...cases.map((id) => ({ kind: 'case', id }) as const),
	];
}

/** @param quizzes of the module: the glossary’s may come in parts, which follow each other */
function compileStop(stop: StopSource, quizzes: readonly string[]): Stop[] {
	if (stop === 'glossary') return [{ kind: 'glossary', id: GLOSSARY_QUIZ }];
	if ('case' in stop) return [{ kind: 'case', id: stop.case }];
	if ('read' in stop) return [{ kind: 'reading', id: stop.read }];
	const parts = stop.quiz === GLOSSARY_QUIZ ? quizzes.filter(isGlossaryQuiz) : [];
	return (parts.length > 0 ? parts : [stop.quiz]).map((id) => ({ kind: 'quiz', id }));
}

const nameOf = ({ kind, id }: Stop) => (kind === 'glossary' ? 'glossary' : `${kind} “${id}”`);
