import { reachableStates } from '../quiz/case/reachable.ts';
import { MOST_POINTS } from '../quiz/case/types.ts';
import { checkTelling, checkValues, type Report, type Told } from './check-case.ts';
import { compileCites, type Citing } from './compile-cites.ts';
import type { CaseSource, TellingSource } from './case-schema.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { SourceFile } from './source-file.ts';
import type { Case, Option, Point, Telling } from '../quiz/case/types.ts';

type Around = Omit<Citing, 'report'>;

/**
 * Turns a parsed case into one that can be played: citations located, ids told apart, and every text told somewhere and
 * nowhere missing, in every state that decisions can lead to. Problems go to the file.
 */
export function compileCase(file: SourceFile, id: string, parsed: Parsed<CaseSource>, around: Around): Case {
	const report: Report = (path, defect) => file.report(parsed.at(path), defect);
	const { title, summary, situation, debrief } = parsed.value;
	const state = (parsed.value.state ?? []).map((fact) => ({
		id: fact.id,
		values: fact.values.map((value) => ({ id: value.id, words: value.if })),
	}));
	state.forEach(({ values }, at) => reportTwice(values, ['state', at, 'values'], report));
	reportTwice(state, ['state'], report);
	reportTwice(parsed.value.points, ['points'], report);
	const points = parsed.value.points.map((source, at) =>
		compilePoint(source, ['points', at], report, around),
	);
	const compiled: Case = {
		id,
		title,
		summary,
		situation,
		state,
		points,
		debrief: { ending: textsOf(debrief.ending), questions: debrief.questions },
	};
	// In a state that nobody has described nothing can be said of what is told there.
	if (checkValues(compiled, parsed.value, report)) checkReached(compiled, parsed.value, report);
	return compiled;
}

function compilePoint(
	source: CaseSource['points'][number],
	path: Path,
	report: Report,
	around: Around,
): Point {
	const { id, title, text } = source;
	const options = source.options.map((option, at): Option => {
		const cites = [...path, 'options', at, 'cites'];
		return {
			id: option.id,
			text: option.text,
			points: option.points,
			consequence: textsOf(option.consequence),
			feedback: option.feedback,
			citations: compileCites(option.cites, {
				...around,
				report: (step, defect) => report([...cites, ...step], defect),
			}),
			set: option.set ?? {},
		};
	});
	reportTwice(options, [...path, 'options'], report);
	if (!options.some(({ points }) => points === MOST_POINTS))
		report([...path, 'options'], {
			rule: 'no-best',
			message: 'No option here is worth 2 points.',
			suggestion: 'Give 2 to the one that fits the doctrine and the facts.',
		});
	return { id, title, text: textsOf(text), options };
}

/** A paragraph alone, or several, some of which depend on what was decided. */
function textsOf(source: TellingSource): Telling[] {
	const list = typeof source === 'string' ? [source] : source;
	return list.map((one): Telling => {
		if (typeof one === 'string') return { text: one, when: {} };
		const when = Object.entries(one.when).map(([fact, value]) => [fact, [value].flat()] as const);
		return { text: one.text, when: Object.fromEntries(when) };
	});
}

function reportTwice(parts: readonly { readonly id: string }[], path: Path, report: Report) {
	const seen = new Set<string>();
	parts.forEach(({ id }, at) => {
		if (seen.has(id))
			report([...path, at, 'id'], {
				rule: 'duplicate-id',
				message: `The id “${id}” is used twice here.`,
				suggestion: 'Give each its own id.',
			});
		seen.add(id);
	});
}

/** Everything that is told, with the states in which it can be met. */
function checkReached(compiled: Case, source: CaseSource, report: Report) {
	const states = reachableStates(compiled);
	const told: Told[] = compiled.points.flatMap((point, at) => [
		{ path: ['points', at, 'text'], texts: point.text, states: states[at] ?? [] },
		...point.options.map((option, index) => ({
			path: ['points', at, 'options', index, 'consequence'],
			texts: option.consequence,
			states: states[at] ?? [],
		})),
	]);
	told.push({ path: ['debrief', 'ending'], texts: compiled.debrief.ending, states: states.at(-1) ?? [] });
	for (const one of told) checkTelling(one, compiled, source, report);
}
