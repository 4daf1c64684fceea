import { holds } from '../quiz/case/walk.ts';
import { nearest } from './nearest.ts';
import type { CaseSource } from './case-schema.ts';
import type { Path } from './parse-yaml.ts';
import type { Defect } from './source-file.ts';
import type { Case, Condition, State, Telling } from '../quiz/case/types.ts';

/** Notes a defect at its place in the file. */
export type Report = (path: Path, defect: Defect) => void;

/** Texts of which some are told, with the states in which they are met. */
export interface Told {
	readonly path: Path;
	readonly texts: readonly Telling[];
	readonly states: readonly State[];
}

/** @returns whether every fact and value that is named is there */
export function checkValues(compiled: Case, source: CaseSource, report: Report): boolean {
	let sound = true;
	const known = new Map(compiled.state.map(({ id, values }) => [id, values.map((value) => value.id)]));
	const check = (fact: string, value: string, path: Path) => {
		const values = known.get(fact);
		if (values?.includes(value)) return;
		sound = false;
		const there = values ?? [...known.keys()];
		const meant = nearest(values ? value : fact, there);
		report(path, {
			rule: values ? 'unknown-value' : 'unknown-fact',
			message: values ? `“${fact}” has no value “${value}”.` : `There is no fact “${fact}” under state.`,
			suggestion: meant
				? `Did you mean “${meant}”?`
				: there.length > 0
					? `Known: ${there.join(', ')}.`
					: 'Add it.',
		});
	};
	for (const { when, path } of conditionsOf(compiled, source))
		for (const [fact, values] of Object.entries(when))
			for (const value of values) check(fact, value, [...path, fact]);
	compiled.points.forEach(({ options }, at) =>
		options.forEach(({ set }, index) => {
			for (const [fact, value] of Object.entries(set))
				check(fact, value, ['points', at, 'options', index, 'set', fact]);
		}),
	);
	return sound;
}

function conditionsOf({ points, debrief }: Case, source: CaseSource) {
	const of = (texts: readonly Telling[], path: Path) =>
		texts.map(({ when }, at) => ({ when, path: [...path, ...placeOf(path, at, source), 'when'] }));
	return [
		...points.flatMap(({ text, options }, at): { when: Condition; path: Path }[] => [
			...of(text, ['points', at, 'text']),
			...options.flatMap(({ consequence }, index) =>
				of(consequence, ['points', at, 'options', index, 'consequence']),
			),
		]),
		...of(debrief.ending, ['debrief', 'ending']),
	];
}

/** Where one of several paragraphs stands; one alone is no list. */
const placeOf = (path: Path, at: number, source: CaseSource): Path => {
	const written = path.reduce<unknown>(
		(value, step) => (value as Record<PropertyKey, unknown>)[step],
		source,
	);
	return Array.isArray(written) ? [at] : [];
};

/** Nobody comes to a place where nothing is told, and everything that is written is told to somebody. */
export function checkTelling(
	{ path, texts, states }: Told,
	compiled: Case,
	source: CaseSource,
	report: Report,
) {
	const silent = states.find((state) => !texts.some(({ when }) => holds(when, state)));
	if (silent)
		report(path, {
			rule: 'dead-end',
			message: `Nothing is shown here if ${stateWords(compiled, silent)}.`,
			suggestion: 'Add a paragraph for it, or one without when.',
		});
	texts.forEach(({ when }, at) => {
		if (states.some((state) => holds(when, state))) return;
		report([...path, ...placeOf(path, at, source)], {
			rule: 'unreachable',
			message: 'No decisions lead to this paragraph.',
			suggestion: 'Change its when, or the set of an earlier option, or remove it.',
		});
	});
}

/** In the author's words, fact by fact. */
const stateWords = ({ state }: Case, now: State) =>
	state.flatMap(({ id, values }) => values.find((value) => value.id === now[id])?.words ?? []).join(', and ');
