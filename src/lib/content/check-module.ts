import { DRAWN_QUIZ } from '../quiz/drawn-item-id.ts';
import { isGlossaryQuiz } from '../quiz/glossary-quiz.ts';
import { nearest } from './nearest.ts';
import type { Parsed } from './parse-yaml.ts';
import type { ModuleSource } from './schema.ts';
import type { SourceFile } from './source-file.ts';

/** Whether no file of a quiz may have an id: those of the glossary, of what is drawn for a class, and of the review. */
export const isReserved = (id: string): boolean => isGlossaryQuiz(id) || id === DRAWN_QUIZ || id === 'review';

/** What `module.yaml` says by itself, before any file it lists is read; problems go to the file. */
export function checkModule(file: SourceFile, parsed: Parsed<ModuleSource>) {
	reportStrands(file, parsed);
	for (const list of ['strands', 'objectives', 'readings', 'quizzes', 'cases'] as const)
		reportTwice(file, parsed, list);
	reportSinceTwice(file, parsed);
	reportReserved(file, parsed);
}

/** Learners would find a module in which there is nothing to answer. */
export function reportNothingPublic(file: SourceFile, parsed: Parsed<ModuleSource>) {
	file.report(parsed.at(['quizzes']), {
		rule: 'nothing-public',
		message: 'Every quiz in this module has access: assigned, so learners can’t see any.',
		suggestion: 'Remove access: assigned from at least one.',
	});
}

function reportReserved(file: SourceFile, parsed: Parsed<ModuleSource>) {
	parsed.value.quizzes.forEach((id, index) => {
		if (!isReserved(id)) return;
		file.report(parsed.at(['quizzes', index]), {
			rule: 'reserved-id',
			message: `Your quiz can’t have the reserved id “${id}”.`,
			suggestion: isGlossaryQuiz(id)
				? 'Remove it from the list. glossary.yaml is included automatically.'
				: 'Rename the file and the quiz.',
		});
	});
}

/** Every objective stands under one of the headings, or there are none. */
function reportStrands(file: SourceFile, { value, at }: Parsed<ModuleSource>) {
	const known = value.strands?.map(({ id }) => id) ?? [];
	value.objectives.forEach(({ id, strand }, index) => {
		if (strand === undefined ? known.length === 0 : known.includes(strand)) return;
		const meant = strand === undefined ? null : nearest(strand, known);
		file.report(at(['objectives', index, ...(strand === undefined ? [] : ['strand'])]), {
			rule: 'unknown-strand',
			message: strand === undefined ? `“${id}” has no strand.` : `There is no strand “${strand}”.`,
			suggestion:
				known.length === 0
					? 'List it under strands, or remove it.'
					: meant
						? `Did you mean “${meant}”?`
						: `Known: ${known.join(', ')}.`,
		});
	});
	value.strands?.forEach(({ id }, index) => {
		if (value.objectives.some(({ strand }) => strand === id)) return;
		file.report(at(['strands', index]), {
			rule: 'idle-strand',
			message: `“${id}” has no objectives.`,
			suggestion: 'Add one, or remove the strand.',
			severity: 'warning',
		});
	});
}

/** What may be cited is as of the module’s date. */
function reportSinceTwice(file: SourceFile, { value, at }: Parsed<ModuleSource>) {
	if (value.since === undefined || !value.readings.includes(value.since)) return;
	file.report(at(['since']), {
		rule: 'duplicate-id',
		message: `“${value.since}” is under readings too.`,
		suggestion: 'Take it off that list: only what was known on the module’s date can be cited.',
	});
}

function reportTwice(
	file: SourceFile,
	parsed: Parsed<ModuleSource>,
	list: 'strands' | 'objectives' | 'readings' | 'quizzes' | 'cases',
) {
	const seen = new Set<string>();
	parsed.value[list]?.forEach((entry, index) => {
		const id = typeof entry === 'string' ? entry : entry.id;
		if (seen.has(id))
			file.report(parsed.at([list, index]), {
				rule: 'duplicate-id',
				message: `“${id}” is listed twice under ${list}.`,
				suggestion: 'Keep one.',
			});
		seen.add(id);
	});
}
