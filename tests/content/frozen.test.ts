import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';

/**
 * Modules as their writers had them at an earlier version, and what they were compiled to then; never written anew, or
 * they would prove nothing. A later version may say more of them, and nothing else.
 */
const WRITTEN = 'tests/fixtures/quizzes';
const COMPILED = 'tests/fixtures/compiled';

const names = (await readdir(WRITTEN)).sort();
const { modules, problems } = await readLibrary(WRITTEN);

test('files of an earlier version are without a fault', () => {
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(modules.map(({ id }) => id).sort()).toEqual(names);
});

test.each(names)('%s is compiled to what it was, and graded by the same keys', async (name) => {
	const module = modules.find(({ id }) => id === name);
	const keys = module?.quizzes.map(({ items }) => items.map(gradingKey));
	const before = JSON.parse(await readFile(`${COMPILED}/${name}.json`, 'utf8')) as object;
	expect(JSON.parse(JSON.stringify({ ...module, keys }))).toMatchObject(before);
	const kinds = new Set(module?.quizzes.flatMap(({ items }) => items.map(({ kind }) => kind)));
	// The kinds there were then; each that comes later is frozen with the version after it.
	expect([...kinds].sort()).toEqual(['choice', 'evidence', 'gap', 'match', 'order', 'statement']);
});
