import { parseReading } from '../../src/lib/content/parse-reading.ts';
import { sourceFile } from '../../src/lib/content/source-file.ts';
import type { Problem } from '../../src/lib/content/problem.ts';
import type { Reading } from '../../src/lib/text/types.ts';

/** A reading of these paragraphs; throws what is wrong with them. */
export function reading(body: string, id = 'notice'): Reading {
	const problems: Problem[] = [];
	const text = `---\nkind: source\nlabel: the notice\n---\n# A notice\n\n${body}\n`;
	const parsed = parseReading(sourceFile(`${id}.md`, text, problems), id);
	if (!parsed) throw new Error(problems.map(({ message }) => message).join('\n'));
	return parsed;
}
