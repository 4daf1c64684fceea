import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readLibrary, type Library } from '../../src/lib/content/read-library.ts';
import type { Problem } from '../../src/lib/content/problem.ts';
import type { Item, Quiz } from '../../src/lib/quiz/types.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

const GUIDE = await readFile('docs/writing-a-module.md', 'utf8');
const blocks = [...GUIDE.matchAll(/^`([a-z./]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)];

/** The whole example of the guide for writers: what it shows has to work. */
export const EXAMPLE: Readonly<Record<string, string>> = Object.fromEntries(
	blocks.map(([, name = '', text = '']) => [name, text]),
);
export const QUIZ = EXAMPLE['opening.yaml'] ?? '';
export const MODULE = EXAMPLE['module.yaml'] ?? '';
export const READING = EXAMPLE['readings/notice.md'] ?? '';

/** The guide’s example of a glossary. */
export const GLOSSARY = /^## Glossary$[\s\S]*?^```yaml\n([\s\S]*?)^```$/m.exec(GUIDE)?.[1] ?? '';

/** A glossary of so many terms, which quizzes are made from in a module with the objective `WITH_TERMS` adds. */
export const manyTerms = (terms: number): string =>
	Array.from(
		{ length: terms },
		(_, at) => `- id: w${at}
  term: word ${at}
  definition: What stands at place ${at}.
  cites: { reading: notice, quote: "No date has been fixed." }
`,
	).join('');
export const WITH_TERMS = MODULE.replace(
	'readings:',
	'  - { id: use-the-terms, title: Terms, can: use the terms }\nreadings:',
);

/** The guide’s example of a case to decide, and the module that lists it. */
export const CASE = /^## Cases to decide$[\s\S]*?^```yaml\n([\s\S]*?)^```$/m.exec(GUIDE)?.[1] ?? '';
export const WITH_CASE: Files = {
	'module.yaml': `${EXAMPLE['module.yaml'] ?? ''}cases: [door]\n`,
	'cases/door.yaml': CASE,
};

/** The writers' example of a guide for teachers. */
export const TEACHERS_GUIDE =
	/^## Teacher’s guide$[\s\S]*?^```markdown\n([\s\S]*?)^```$/m.exec(GUIDE)?.[1] ?? '';

/** Replaces a stretch that has to be there, so that a test cannot pass because nothing was changed. */
export function change(text: string, from: string, to: string): string {
	if (!text.includes(from)) throw new Error(`“${from}” is not there`);
	return text.replace(from, to);
}

/** The guide’s example of one kind, as an item of a quiz. */
export function exampleItem(kind: string): string {
	const yaml =
		new RegExp(`^### \`${kind}\`$[\\s\\S]*?^\`\`\`yaml\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(GUIDE)?.[1] ?? '';
	return yaml.replace(/^(?=.)/gm, '  ');
}

const HEAD = 'title: The opening\nsummary: What does the notice promise?\naccording-to: notice\nitems:\n';
export const quizOf = (...items: string[]) => HEAD + items.join('\n');

/** Writes a folder of modules, gone again when the test is over. */
export async function folderOf(files: Files, module = 'lunar-library'): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'mandate-test-'));
	onTestFinished(() => rm(root, { recursive: true, force: true }));
	for (const [name, content] of Object.entries(files)) {
		const path = join(root, module, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content);
	}
	return root;
}

/** Reads the example with some of its files replaced. */
export async function read(changes: Files = {}): Promise<Library> {
	return readLibrary(await folderOf({ ...EXAMPLE, ...changes }));
}

/** The problems as a writer sees them: `opening.yaml:4:3 rule`. */
export async function problemsOf(changes: Files, severity: Problem['severity'] = 'error'): Promise<string[]> {
	const { problems } = await read(changes);
	return problems
		.filter((problem) => problem.severity === severity)
		.map(({ file, line, column, rule }) => `${file.split('/lunar-library/')[1]}:${line}:${column} ${rule}`);
}

/** Warnings alone, without the two that any example of a single item has. */
export async function warningsOf(quiz: string): Promise<string[]> {
	const { problems } = await read({ 'opening.yaml': quiz });
	const errors = problems.filter(({ severity }) => severity === 'error');
	if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
	return problems.map(({ rule }) => rule);
}

export async function compiled(quiz: string): Promise<Quiz> {
	const { modules, problems } = await read({ 'opening.yaml': quiz });
	const found = modules[0]?.quizzes[0];
	if (!found) throw new Error(problems.map(({ message }) => message).join('\n'));
	return found;
}

export async function compiledItem<K extends Item['kind']>(
	kind: K,
	yaml = exampleItem(kind),
): Promise<Extract<Item, { kind: K }>> {
	const [item] = (await compiled(quizOf(yaml))).items;
	if (item?.kind !== kind) throw new Error(`${item?.kind} is not ${kind}`);
	return item as Extract<Item, { kind: K }>;
}
