import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readingFile } from '../../lib/content/module-files.ts';
import { decode, openFile } from '../../lib/content/open-file.ts';
import { parseReading } from '../../lib/content/parse-reading.ts';
import type { Problem } from '../../lib/content/problem.ts';
import { explainedParts } from '../../lib/quiz/explain.ts';
import { drift, type Drift } from '../../lib/text/drift.ts';
import type { CompiledModule } from '../../lib/quiz/types.ts';
import type { Citation } from '../../lib/text/types.ts';
import { openFolder } from './open-folder.ts';
import { reportProblems } from './report-problems.ts';
import { print, UsageError } from './usage.ts';
import { allQuizzes, optionsOf } from './whole-module.ts';

/**
 * What happened to each citation since an older version of a reading. Citations are located in the older text, then
 * followed into the one that stands there now.
 * @returns the exit code
 */
export async function reportDrift(
	folder: string,
	old: string,
	reading: string | undefined,
	json: boolean,
): Promise<number> {
	const id = reading ?? basename(old).replace(/\.md$/, '');
	const bytes = await readFile(old).catch(() => null);
	if (bytes === null) throw new UsageError(`Can’t read “${old}”.`);
	const text = decode(bytes);
	if (text === null) throw new UsageError(`“${old}” is not UTF-8.`);
	const library = await openFolder(folder, { id, path: old, text });
	const module = library.modules.find((candidate) => candidate.readings.some((one) => one.id === id));
	const older = module?.readings.find((one) => one.id === id);
	if (!module || !older) {
		if (library.problems.length > 0) return reportProblems(library, false, json);
		throw new UsageError(`No module has a reading “${id}”. Choose one with --reading.`);
	}
	const problems: Problem[] = [];
	const file = await openFile(join(folder, module.id), readingFile(id), 'reading', problems);
	const newer = file && parseReading(file, id);
	if (!newer) return reportProblems({ modules: [], problems, files: [] }, false, json);
	const drifts = drift(citationsInto(module, id), older, newer);
	const broken = drifts.filter(({ status }) => status === 'changed' || status === 'lost').length;
	if (json) print(JSON.stringify(drifts, null, '\t'));
	else print([...drifts.map(describeDrift), `${drifts.length} citations, ${broken} to fix`].join('\n'));
	return broken > 0 ? 1 : 0;
}

/** Each place in a reading once, however many items, terms and cases cite it. */
function citationsInto(module: CompiledModule, reading: string): Citation[] {
	const parts = allQuizzes(module)
		.flatMap((quiz) => quiz.items.flatMap(explainedParts))
		.map(({ part }) => part);
	const all = [...parts, ...module.glossary, ...optionsOf(module)].flatMap(({ citations }) => citations);
	const places = all.filter((citation) => citation.reading === reading);
	return [...new Map(places.map((citation) => [`${citation.start} ${citation.end}`, citation])).values()];
}

function describeDrift(change: Drift): string {
	const head = `${change.status.padEnd(7)} ${change.citation.passages.join(' ')}`;
	const quote = `“${change.citation.exact}”`;
	if (change.status === 'lost') return `${head}  ${quote}`;
	if (change.status === 'kept') return `${head}  ${quote}`;
	const to = `→ ${change.passages.join(' ')}`;
	return change.status === 'moved'
		? `${head} ${to}  ${quote}`
		: `${head} ${to}  ${quote}  → “${change.proposed}”`;
}
