import { percent } from '../../lib/words/percent.ts';
import { LEVELS } from '../../lib/quiz/item-base.ts';
import { KINDS } from '../../lib/quiz/grading.ts';
import { FORM_ITEMS, FORMS, type ParallelForms } from '../../lib/analysis/parallel-forms.ts';
import { guessingText } from './guessing-text.ts';
import { table, type Row } from './table.ts';
import type { Coverage, ReadingCoverage } from '../../lib/analysis/coverage.ts';

/** A report for a terminal, at most 100 columns wide. */
export function coverageText(coverage: Coverage): string {
	const { items, pooled, terms } = coverage;
	return [
		`${coverage.title}`,
		`${items} items (${items - pooled} to practise, ${pooled} for tests), and ${terms} made from the glossary`,
		'',
		table(
			['objective', ...LEVELS, 'tests', 'items'],
			strands(coverage).flatMap(([strand, objectives]) => [
				...(strand ? [[`${strand}:`]] : []),
				...objectives.map(({ id, levels: own, pooled: tests, items: all }) => [
					`  ${id}`,
					...LEVELS.map((level) => own[level]),
					tests,
					all,
				]),
			]),
		),
		'',
		table(
			[
				'quiz',
				...LEVELS.map((level) => level.slice(0, 4)),
				...KINDS.map((kind) => kind.slice(0, 5)),
				'items',
			],
			[
				...coverage.quizzes.map(({ id, isPooled, levels: own, kinds: of, items: all }) => [
					`${id}${isPooled ? ' (tests)' : ''}`,
					...LEVELS.map((level) => own[level]),
					...KINDS.map((kind) => of[kind]),
					all,
				]),
				...totals('all, without the glossary', coverage),
				...totals('tests alone', coverage.pool),
			],
		),
		'',
		...coverage.forms.map(formLine),
		'',
		...coverage.readings.map(passageLines),
		...coverage.plain.map(
			({ of, original, plain }) => `Plain version of “${of}” (original in brackets):
  ${plain.wordsPerSentence.toFixed(1)} words per sentence (${original.wordsPerSentence.toFixed(1)}), ${percent(plain.rare)} rare words (${percent(original.rare)}), ${plain.words} words (${original.words})
`,
		),
		guessingText(coverage.guessing),
		'',
		coverage.gaps.length === 0
			? 'Everything is covered.'
			: ['Not covered:', ...coverage.gaps.map((gap) => `  - ${gap}`)].join('\n'),
	].join('\n');
}

/** So many of each level and kind, and their shares. */
function totals(name: string, { levels, kinds }: Pick<Coverage, 'levels' | 'kinds'>): Row[] {
	const items = LEVELS.reduce((all, level) => all + levels[level], 0);
	const part = (number: number) => percent(items === 0 ? null : number / items);
	return [
		[name, ...LEVELS.map((level) => levels[level]), ...KINDS.map((kind) => kinds[kind]), items],
		['  share', ...LEVELS.map((level) => part(levels[level])), ...KINDS.map((kind) => part(kinds[kind])), ''],
	];
}

const formLine = ({ on, there, each, sameKind }: ParallelForms) =>
	`Tests on ${on}s: ${there} items, enough for ${FORMS} parallel versions of ${each} (aim: ${FORM_ITEMS}), ${sameKind} of the same kind`;

function strands({ objectives }: Coverage) {
	return [...new Set(objectives.map(({ strand }) => strand))].map(
		(strand) => [strand, objectives.filter((one) => one.strand === strand)] as const,
	);
}

/** Items that cite each sentence, and behind a stroke those whose key rests on it. */
function passageLines({ id, kind, passages }: ReadingCoverage): string {
	const lines = [`${id} (${kind}): items that cite each sentence / whose key relies on it`];
	let line = '';
	for (const passage of passages) {
		const cell = `${passage.id} ${passage.cited}/${passage.keyed}`.padEnd(13);
		if (line.length + cell.length > 98) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += line === '' ? `  ${cell}` : cell;
	}
	return [...lines, line.trimEnd(), ''].join('\n');
}
