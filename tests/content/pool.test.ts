import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { drawnFrom, drawnItemId } from '../../src/lib/quiz/drawn-item-id.ts';
import { change, MODULE, problemsOf, QUIZ, read } from './lunar.ts';

const ASSIGNED = change(QUIZ, 'according-to: notice\n', 'according-to: notice\naccess: assigned\n');
const TWO = change(MODULE, 'quizzes: [opening]', 'quizzes: [opening, kept]');

test('a quiz with access: assigned is in the pool, and on no path', async () => {
	const { modules, problems } = await read({ 'module.yaml': TWO, 'kept.yaml': ASSIGNED });
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	const [module] = modules;
	expect(module?.quizzes.map(({ id }) => id)).toEqual(['opening']);
	expect(module?.pool.map(({ id }) => id)).toEqual(['kept']);
	expect(JSON.stringify(module?.path)).not.toContain('kept');
});

test('access: practice is what a quiz has without it', async () => {
	const practice = change(QUIZ, 'according-to: notice\n', 'according-to: notice\naccess: practice\n');
	const { modules } = await read({ 'opening.yaml': practice });
	expect([modules[0]?.quizzes.length, modules[0]?.pool.length]).toEqual([1, 0]);
});

test('a module in which everything is kept, a path to what is kept, and another word for access are problems', async () => {
	expect(await problemsOf({ 'opening.yaml': ASSIGNED })).toEqual([
		expect.stringMatching(/^module\.yaml:\d+:\d+ nothing-public$/),
	]);
	const path = 'path:\n  - title: All\n    steps: [{ read: notice }, { quiz: opening }, { quiz: kept }]\n';
	expect(await problemsOf({ 'module.yaml': TWO + path, 'kept.yaml': ASSIGNED })).toEqual([
		expect.stringMatching(/^module\.yaml:\d+:\d+ unknown-step$/),
	]);
	const secret = change(ASSIGNED, 'access: assigned', 'access: secret');
	expect(await problemsOf({ 'module.yaml': TWO, 'kept.yaml': secret })).toHaveLength(1);
});

test('what is kept is checked like the rest', async () => {
	const wrong = change(ASSIGNED, 'No date has been fixed.', 'A date has been fixed.');
	expect(await problemsOf({ 'module.yaml': TWO, 'kept.yaml': wrong })).not.toEqual([]);
});

test('no quiz of an author is called “drawn”', async () => {
	const listed = change(MODULE, 'quizzes: [opening]', 'quizzes: [opening, drawn]');
	expect(await problemsOf({ 'module.yaml': listed, 'drawn.yaml': QUIZ })).toContainEqual(
		expect.stringContaining('reserved-id'),
	);
});

test('the id of a drawn item leads back to its quiz', () => {
	expect(drawnFrom(drawnItemId('assessment-lessons', 'timetable-with-a-late-team'))).toEqual({
		quiz: 'assessment-lessons',
		item: 'timetable-with-a-late-team',
	});
	expect(drawnFrom('timetable-with-a-late-team')).toBeNull();
});

test('nothing that a browser can ask for without an assignment has words of the pool', async () => {
	const { modules } = await readLibrary('quizzes');
	const kept = modules.flatMap(({ pool }) => pool.flatMap(({ items }) => items));
	expect(kept.length).toBeGreaterThanOrEqual(40);
	const words = kept.flatMap(({ id, prompt }) => [id, prompt]);
	// Prompts that many items share say nothing about the pool.
	const open = JSON.stringify(modules.map(({ pool: _, ...shown }) => shown));
	const own = words.filter((text) => !open.includes(JSON.stringify(text).slice(1, -1)));
	expect(own.length).toBeGreaterThan(kept.length);
	const files = (
		await Promise.all(
			['build/client', 'build/prerendered'].map(async (folder) =>
				(await readdir(folder, { recursive: true, withFileTypes: true }))
					.filter((entry) => entry.isFile() && !/\.(br|gz|png|woff2|webp|ico)$/.test(entry.name))
					.map((entry) => join(entry.parentPath, entry.name)),
			),
		)
	).flat();
	expect(files.length).toBeGreaterThan(50);
	for (const file of files) {
		const text = await readFile(file, 'utf8');
		expect(
			own.filter((one) => text.includes(one)),
			file,
		).toEqual([]);
	}
});
