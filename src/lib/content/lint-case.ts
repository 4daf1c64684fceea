import { MOST_POINTS, type Case, type Option } from '../quiz/case/types.ts';
import type { CompiledModule } from '../quiz/types.ts';
import { reportFindings, type Finding } from './findings.ts';
import type { CaseSource } from './case-schema.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { SourceFile } from './source-file.ts';
import { citedWords, missingFact } from './unsupported-facts.ts';

export interface LintedCase {
	readonly file: SourceFile;
	readonly parsed: Parsed<CaseSource>;
	readonly compiled: Case;
}

/** From so many points on, a place that holds more than half of the best options is a pattern. */
const ENOUGH_FOR_BIAS = 4;
/** A best option this much longer than any other gives itself away. */
const LONGER = 1.25;

/** Reports, as warnings, what makes a case worse than it could be. */
export function lintCase(module: CompiledModule, { file, parsed, compiled }: LintedCase) {
	const own = textsOf(compiled);
	compiled.points.forEach(({ options }, at) =>
		options.forEach((option, index) => {
			const path = ['points', at, 'options', index];
			reportFindings(
				{
					file,
					at: (step: Path) => parsed.at([...path, ...step]),
					allowed: parsed.value.points[at]?.options[index]?.allow ?? [],
				},
				[...longest(option, options), ...facts(option, own, module)],
			);
		}),
	);
	const warn = (path: Path, rule: string, message: string, suggestion: string) =>
		file.report(parsed.at(path), { rule, message, suggestion, severity: 'warning' });
	const biased = biasedPlace(compiled);
	if (biased)
		warn(
			['points'],
			'key-position',
			`The best option is in position ${biased.place} at ${biased.count} of ${compiled.points.length} points.`,
			'Move some options.',
		);
	compiled.state.forEach(({ id, values }, at) => {
		if (!isRead(compiled, id))
			warn(['state', at], 'idle-fact', `No text depends on “${id}”.`, 'Use it under when, or remove it.');
		values.slice(1).forEach((value, index) => {
			const isSet = compiled.points.some(({ options }) => options.some(({ set }) => set[id] === value.id));
			if (!isSet)
				warn(
					['state', at, 'values', index + 1],
					'idle-value',
					`No option sets “${id}” to “${value.id}”.`,
					'Set it, or remove it.',
				);
		});
	});
}

function longest(option: Option, options: readonly Option[]): Finding[] {
	if (option.points !== MOST_POINTS) return [];
	const others = options.filter((other) => other !== option).map(({ text }) => text.length);
	if (option.text.length <= LONGER * Math.max(...others)) return [];
	return [
		{
			rule: 'longest-key',
			path: ['text'],
			message: 'The best option is clearly the longest.',
			suggestion: 'Shorten it, or make another just as long.',
		},
	];
}

/** A number or a name in the feedback stands in what it cites, or in the case itself. */
function facts({ feedback, citations }: Option, own: readonly string[], module: CompiledModule): Finding[] {
	const cited = citations.map((citation) => citedWords(module, citation));
	const fact = missingFact(feedback, [...cited, ...own], module.commonNames);
	if (fact === undefined) return [];
	return [
		{
			rule: 'unsupported-fact',
			path: ['feedback'],
			message: `“${fact}” is in the feedback, but not in any passage it cites.`,
			suggestion: 'Cite the sentence that says so, or remove it.',
		},
	];
}

const textsOf = ({ title, situation, points }: Case): string[] => [
	title,
	...situation,
	...points.flatMap(({ text, options }) => [
		...text.map((one) => one.text),
		...options.flatMap((option) => [option.text, ...option.consequence.map((one) => one.text)]),
	]),
];

const isRead = ({ points, debrief }: Case, fact: string) =>
	[
		...points.flatMap(({ text, options }) => [...text, ...options.flatMap((one) => one.consequence)]),
		...debrief.ending,
	].some(({ when }) => Object.hasOwn(when, fact));

function biasedPlace({ points }: Case) {
	if (points.length < ENOUGH_FOR_BIAS) return null;
	const places = Map.groupBy(
		points.map(({ options }) => options.findIndex((option) => option.points === MOST_POINTS)),
		(at) => at,
	);
	const [most] = [...places].sort((a, b) => b[1].length - a[1].length);
	if (!most || most[1].length <= points.length / 2) return null;
	return { place: most[0] + 1, count: most[1].length };
}
