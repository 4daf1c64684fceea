import { splitSentences } from '../text/sentences.ts';
import { compileCites, type Citing } from './compile-cites.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { GlossarySource } from './schema.ts';
import type { Defect, SourceFile } from './source-file.ts';
import type { Term } from '../quiz/types.ts';

const MOST_SENTENCES = 2;

/** Turns a parsed glossary into terms: citations located, names told apart; problems go to the file. */
export function compileGlossary(
	file: SourceFile,
	parsed: Parsed<GlossarySource>,
	{ citers, since }: Omit<Citing, 'report'>,
): Term[] {
	const report = (path: Path, defect: Defect) => file.report(parsed.at(path), defect);
	reportTwice(parsed.value, report);
	const known = new Set(parsed.value.map(({ id }) => id));
	return parsed.value.map((source, at): Term => {
		const within = (path: Path, defect: Defect) => report([at, ...path], defect);
		reportLength(source.definition, within);
		reportCompared(source, known, within);
		return {
			id: source.id,
			term: source.term,
			also: source.also ?? [],
			keywords: source.keywords ?? [],
			definition: source.definition,
			citations: compileCites(source.cites, {
				citers,
				since,
				report: (path, defect) => within(['cites', ...path], defect),
			}),
			compare: source.compare ?? [],
		};
	});
}

type Report = (path: Path, defect: Defect) => void;

/** Two entries that share a name or a definition would both be right. */
function reportTwice(source: GlossarySource, report: Report) {
	const ids = new Set<string>();
	const words = new Map<string, number>();
	const claim = (text: string, at: number, path: Path, what: string) => {
		const folded = text.toLowerCase().replace(/[\s\p{Pd}]+/gu, ' ');
		const first = words.get(folded);
		words.set(folded, first ?? at);
		if (first === undefined) return;
		report([at, ...path], {
			rule: 'duplicate-term',
			message: `${what} “${text}” is in the glossary twice.`,
			suggestion: first === at ? 'Keep one.' : 'Combine them in one entry, with other forms under also.',
		});
	};
	source.forEach(({ id, term, also = [], definition }, at) => {
		if (ids.has(id))
			report([at, 'id'], {
				rule: 'duplicate-id',
				message: `The term id “${id}” is used twice.`,
				suggestion: 'Give each term its own id.',
			});
		ids.add(id);
		claim(term, at, ['term'], 'The term');
		also.forEach((form, index) => claim(form, at, ['also', index], 'The form'));
		claim(definition, at, ['definition'], 'The definition');
	});
}

function reportLength(definition: string, report: Report) {
	const sentences = splitSentences(definition).length;
	if (sentences <= MOST_SENTENCES) return;
	report(['definition'], {
		rule: 'long-definition',
		message: `This definition has ${sentences} sentences.`,
		suggestion: 'Use one or two. The citation says the rest.',
	});
}

function reportCompared(
	{ id, compare = [] }: GlossarySource[number],
	known: ReadonlySet<string>,
	report: Report,
) {
	compare.forEach((other, at) => {
		if (other === id)
			report(['compare', at], {
				rule: 'unknown-term',
				message: 'A term can’t be compared with itself.',
				suggestion: 'Name another term.',
			});
		else if (!known.has(other))
			report(['compare', at], {
				rule: 'unknown-term',
				message: `There is no term “${other}” in this glossary.`,
				suggestion: `Known: ${[...known].join(', ')}.`,
			});
	});
}
