import { explainedParts } from '../quiz/explain.ts';
import { FEWEST_TERMS, GLOSSARY_OBJECTIVE } from '../quiz/glossary-quiz.ts';
import { hasEveryWord } from '../quiz/matching-terms.ts';
import { mentions, namesOf } from '../quiz/term-names.ts';
import type { CompiledModule, Item, Quiz, Term } from '../quiz/types.ts';
import { reportFindings, type Finding } from './findings.ts';
import { cueSets } from './cue-sets.ts';
import { nearCopies } from './lint-copies.ts';
import { hedgedKeys, strategyFindings, unevenJudgements } from './lint-cues.ts';
import { lintItem, singleKey } from './lint-item.ts';
import type { Parsed, Path } from './parse-yaml.ts';
import type { GlossarySource, QuizSource } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import { citedWords, missingFact } from './unsupported-facts.ts';

export interface LintedQuiz {
	readonly file: SourceFile;
	readonly parsed: Parsed<QuizSource>;
	readonly quiz: Quiz;
}

export interface LintedGlossary {
	readonly file: SourceFile;
	readonly parsed: Parsed<GlossarySource>;
}

type Among = ReadonlyMap<Item, readonly Finding[]>;

/** From so many items on, a position that holds more than half of the keys is a pattern. */
const ENOUGH_FOR_BIAS = 6;

/**
 * Reports everything that makes an item or a term worse than it could be; all of it warnings. The quiz made from
 * the glossary is not among `quizzes`: its author can mend the terms only, and they have rules of their own. A quiz
 * of the pool is held to the same rules, but a paragraph or an objective that it alone serves is not served to learners.
 */
export function lintModule(
	module: CompiledModule,
	quizzes: readonly LintedQuiz[],
	glossary: LintedGlossary | null,
	manifest: { file: SourceFile; at: (objective: number) => number },
) {
	const among = findingsAmong(module, quizzes);
	for (const linted of quizzes) lintQuiz(module, linted, among);
	if (glossary) lintGlossary(module, glossary);
	const asked = new Set(module.quizzes.flatMap((quiz) => quiz.items.map((item) => item.objective)));
	module.objectives.forEach(({ id }, index) => {
		if (!asked.has(id))
			manifest.file.report(manifest.at(index), {
				rule: 'objective-without-item',
				message: `No item covers the objective “${id}”.`,
				suggestion: 'Write one, or remove the objective.',
				severity: 'warning',
			});
	});
	const written = quizzes
		.filter(({ quiz }) => module.quizzes.includes(quiz))
		.flatMap(({ quiz }) => quiz.items);
	const cited = new Set(
		written.flatMap((item) =>
			explainedParts(item).flatMap(({ part }) =>
				part.citations.flatMap((citation) =>
					citation.passages.map((passage) => `${citation.reading} ${passage.split('.')[0]}`),
				),
			),
		),
	);
	for (const reading of module.readings.filter(({ kind }) => kind === 'source')) {
		for (const block of reading.blocks.filter(({ kind }) => kind === 'paragraph')) {
			if (!cited.has(`${reading.id} ${block.id}`))
				manifest.file.report(0, {
					rule: 'uncited-paragraph',
					message: `No item cites paragraph ${block.id} of “${reading.id}”.`,
					suggestion: 'Write an item that cites it.',
					severity: 'warning',
				});
		}
	}
}

/** What no item shows by itself: how items give each other away. */
function findingsAmong(module: CompiledModule, quizzes: readonly LintedQuiz[]): Among {
	const all = quizzes.map(({ quiz }) => quiz);
	const sets = cueSets(all, module);
	const found: Map<Item, Finding[]> = new Map();
	for (const { item, finding } of [
		...strategyFindings(sets),
		...hedgedKeys(sets),
		...unevenJudgements(sets),
		...nearCopies(all),
	])
		found.set(item, [...(found.get(item) ?? []), finding]);
	return found;
}

function lintQuiz(module: CompiledModule, { file, parsed, quiz }: LintedQuiz, among: Among) {
	quiz.items.forEach((item, index) => {
		const at = (path: Path) => parsed.at(['items', index, ...path]);
		const allowed = parsed.value.items[index]?.allow ?? [];
		const findings = [...lintItem(item, module, quiz), ...(among.get(item) ?? [])];
		reportFindings({ file, at, allowed }, findings);
	});
	const biased = biasedPosition(quiz.items);
	if (biased)
		file.report(0, {
			rule: 'key-position',
			message: `${biased.keys} of ${biased.of} keys are in position ${biased.position}.`,
			suggestion: 'Move some choices.',
			severity: 'warning',
		});
}

function lintGlossary(module: CompiledModule, { file, parsed }: LintedGlossary) {
	module.glossary.forEach((term, index) => {
		const at = (path: Path) => parsed.at([index, ...path]);
		reportFindings({ file, at, allowed: parsed.value[index]?.allow ?? [] }, lintTerm(term, module));
	});
	const served = module.objectives.some(({ id }) => id === GLOSSARY_OBJECTIVE);
	if (!served && module.glossary.length >= FEWEST_TERMS)
		file.report(0, {
			rule: 'glossary-objective',
			message: `These terms don’t have a quiz because module.yaml has no objective “${GLOSSARY_OBJECTIVE}”.`,
			suggestion: `Add an objective with the id ${GLOSSARY_OBJECTIVE}.`,
			severity: 'warning',
		});
}

function biasedPosition(items: readonly Item[]) {
	const positions = items
		.map((item) => singleKey(item).findIndex((choice) => choice.correct))
		.filter((at) => at >= 0);
	if (positions.length < ENOUGH_FOR_BIAS) return null;
	const [most] = [...Map.groupBy(positions, (at) => at)].sort((a, b) => b[1].length - a[1].length);
	if (!most || most[1].length <= positions.length / 2) return null;
	return { position: most[0] + 1, keys: most[1].length, of: positions.length };
}

type Rule = (term: Term, cited: string, module: CompiledModule) => Finding[];

const RULES: readonly Rule[] = [
	function circularDefinition(term) {
		if (!mentions(term.definition, namesOf(term))) return [];
		return [
			{
				rule: 'circular-definition',
				path: ['definition'],
				message: `The definition of “${term.term}” uses the term itself.`,
				suggestion: 'Use other words.',
			},
		];
	},
	function unnamedTerm(term, cited) {
		if (mentions(cited, namesOf(term))) return [];
		return [
			{
				rule: 'unnamed-term',
				path: ['cites'],
				message: `No cited sentence names “${term.term}”.`,
				suggestion: 'Cite one that does, or add the form used there under also.',
			},
		];
	},
	function facts(term, cited, { commonNames }) {
		const fact = missingFact(term.definition, [cited, ...namesOf(term)], commonNames);
		if (fact === undefined) return [];
		return [
			{
				rule: 'unsupported-fact',
				path: ['definition'],
				message: `“${fact}” is in the definition, but not in any passage it cites.`,
				suggestion: 'Cite the sentence that says so, or remove it.',
			},
		];
	},
	function idleKeyword({ keywords, definition, ...term }) {
		return keywords.flatMap((keyword, at) => {
			const searched = [...namesOf(term), definition, ...keywords.slice(0, at)];
			if (!hasEveryWord(searched.join(' '), keyword)) return [];
			return [
				{
					rule: 'idle-keyword',
					path: ['keywords', at],
					message: `A search for “${keyword}” finds “${term.term}” without this keyword.`,
					suggestion: 'Remove it.',
				},
			];
		});
	},
];

/** What makes an entry of a glossary worse than it could be; paths are within the entry. */
function lintTerm(term: Term, module: CompiledModule): Finding[] {
	const cited = term.citations.map((citation) => citedWords(module, citation)).join('\n');
	return RULES.flatMap((check) => check(term, cited, module));
}
