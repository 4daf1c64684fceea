import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { coverageOf, FEWEST_OF_KIND, SCORED_KINDS, type Coverage } from '../../src/lib/analysis/coverage.ts';
import { FORM_ITEMS } from '../../src/lib/analysis/parallel-forms.ts';
import { coveragePicture } from '../../src/cli/coverage/picture.ts';
import { coverageText } from '../../src/cli/coverage/text.ts';
import { readability } from '../../src/lib/analysis/readability.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import type { CompiledModule } from '../../src/lib/quiz/types.ts';
import { change, EXAMPLE, folderOf, MODULE, QUIZ, read, READING } from '../content/lunar.ts';

import { run } from '../content/run.ts';

async function moduleOf(files = EXAMPLE): Promise<CompiledModule> {
	const { modules, problems } = await read(files);
	const [module] = modules;
	if (!module) throw new Error(problems.map(({ message }) => message).join('\n'));
	return module;
}
const sum = (counts: Readonly<Record<string, number>>) =>
	Object.values(counts).reduce((all, one) => all + one, 0);

describe('coverage of the writers’ example', () => {
	test('counts items by level, kind, objective, quiz and sentence', async () => {
		const coverage = coverageOf(await moduleOf());
		expect(coverage).toMatchObject({
			items: 2,
			pooled: 0,
			terms: 0,
			levels: { remember: 0, understand: 2, apply: 0, analyse: 0 },
			kinds: { choice: 1, statement: 1, match: 0, order: 0, gap: 0, evidence: 0 },
			objectives: [{ id: 'tell-stated-from-absent', strand: '', items: 2 }],
			quizzes: [{ id: 'opening', items: 2, isPooled: false }],
		});
		// “The director expects …” refutes one choice of the first item and proves the key of the second.
		expect(coverage.readings[0]?.passages).toEqual([
			{ id: 'p1.s1', text: 'The director expects the library to open in spring.', cited: 2, keyed: 1 },
			{ id: 'p1.s2', text: 'No date has been fixed.', cited: 1, keyed: 1 },
		]);
	});

	test('names what nothing covers', async () => {
		const module = change(
			MODULE,
			'objectives:',
			'objectives:\n  - { id: other, title: Other, can: do more }',
		);
		const reading = `${READING}\nNobody asks about this.\n`;
		const { gaps } = coverageOf(
			await moduleOf({ ...EXAMPLE, 'module.yaml': module, 'readings/notice.md': reading }),
			2,
		);
		expect(gaps).toContain('No item covers the objective “other”.');
		expect(gaps).toContain('No item in “tell-stated-from-absent” asks learners to apply or analyse.');
		expect(gaps).toContain('Only 1 choice items. The minimum is 2.');
		expect(gaps).toContain('Less than a third of the items ask learners to apply or analyse.');
		expect(gaps).toContainEqual(expect.stringMatching(/^No item cites these .* of “notice”: p2/));
		expect(coverageOf(await moduleOf(), 1).gaps).not.toContain('Only 1 choice items. The minimum is 1.');
	});

	test('a quiz for tests counts, and is marked', async () => {
		const coverage = coverageOf(
			await moduleOf({
				...EXAMPLE,
				'module.yaml': change(MODULE, 'quizzes: [opening]', 'quizzes: [opening, kept]'),
				'kept.yaml': change(QUIZ, 'summary:', 'access: assigned\nsummary:').replace(
					'title: The opening',
					'title: Kept',
				),
			}),
		);
		expect(coverage).toMatchObject({
			items: 4,
			pooled: 2,
			pool: { levels: { understand: 2, apply: 0 }, kinds: { choice: 1, statement: 1 } },
		});
		expect(coverage.gaps).toContain(
			'Less than a third of the items in the question bank ask learners to apply or analyse.',
		);
		expect(coverage.gaps).toContain(
			'The question bank has 2 items on sources: enough for 2 parallel versions of 1. The aim is 20.',
		);
		expect(coverage.quizzes.map(({ id, isPooled }) => [id, isPooled])).toEqual([
			['opening', false],
			['kept', true],
		]);
	});

	test('the picture is one page without scripts or anything from elsewhere; texts are only text', async () => {
		const module = await moduleOf();
		const hostile = { ...coverageOf(module), title: '<script>alert(1)</script> & "x"' };
		const page = coveragePicture([hostile]);
		expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;');
		expect(page).not.toMatch(/<script|https?:|url\(|@import/);
		expect(page).toContain('No date has been fixed.</span> <b>1/1</b>');
	});
});

describe('npm run quizzes -- coverage', () => {
	test('prints tables, writes the picture, and JSON for tools', async () => {
		const root = await folderOf(EXAMPLE);
		const picture = join(tmpdir(), `mandate-coverage-${process.pid}.html`);
		onTestFinished(() => rm(picture, { force: true }));
		const text = run('coverage', root, '--picture', picture);
		expect(text.status).toBe(0);
		expect(text.stdout).toContain('2 items (2 to practise, 0 for tests)');
		expect(await readFile(picture, 'utf8')).toContain('<h1>What items rest on</h1>');
		const json = run('coverage', root, '--json');
		expect((JSON.parse(json.stdout) as Coverage[])[0]).toMatchObject({ module: 'lunar-library', items: 2 });
	});

	test.each([
		[['--fewest', 'many'], '--fewest is a number'],
		[['--picture', 'heat.png'], 'file name must end in .html'],
		[['--picture', '/nowhere/at/all.html'], 'could not be written'],
	])('%j is wrong use: exit 2', async (more, words) => {
		const found = run('coverage', await folderOf(EXAMPLE), ...more);
		expect(found.status).toBe(2);
		expect(found.stderr).toContain(words);
	});

	test('of what is not sound it tells the problems', async () => {
		const found = run('coverage', await folderOf({ ...EXAMPLE, 'opening.yaml': 'title: [' }));
		expect(found.status).toBe(1);
		expect(found.stdout).toContain('opening.yaml');
	});
});

describe('readability', () => {
	test('counts words and sentences; abbreviations end none', () => {
		expect(readability(['The U.S. man ran. He sat down.', 'Go!'])).toMatchObject({
			words: 8,
			sentences: 3,
			wordsPerSentence: 8 / 3,
		});
		expect(readability([])).toEqual({ words: 0, sentences: 0, wordsPerSentence: 0, rare: 0 });
	});

	test.each([
		['The boys walked to the biggest house.', 0],
		['The soldiers ratified multilateral treaties.', 3 / 5],
		['In 1950 Egypt and Syria met.', 0],
		['He stopped running.', 0],
	])('%s: %f of its words are rare', (text, share) => {
		expect(readability([text]).rare).toBeCloseTo(share, 2);
	});
});

describe('the module of the house', async () => {
	const { modules } = await readLibrary('quizzes');
	const coverages = modules.map((module) => coverageOf(module));

	test.each(coverages.map((one) => [one.module, one] as const))(
		'%s keeps to what it promises',
		(_, coverage) => {
			expect(coverage.items).toBeGreaterThanOrEqual(150);
			expect(coverage.pooled).toBeGreaterThanOrEqual(40);
			expect(coverage.objectives.length).toBeGreaterThanOrEqual(14);
			expect(new Set(coverage.objectives.map(({ strand }) => strand)).size).toBe(4);
			expect(sum(coverage.levels)).toBe(coverage.items);
			expect(sum(coverage.kinds)).toBe(coverage.items);
			expect(Math.min(...SCORED_KINDS.map((kind) => coverage.kinds[kind]))).toBeGreaterThanOrEqual(
				FEWEST_OF_KIND,
			);
			expect(coverage.forms.map(({ on, each }) => [on, each])).toEqual([
				['source', FORM_ITEMS],
				['lesson', FORM_ITEMS],
			]);
			const { levels: tested } = coverage.pool;
			expect(tested.apply + tested.analyse).toBeGreaterThanOrEqual(coverage.pooled / 3);
			expect(coverage.levels.remember).toBeLessThanOrEqual(coverage.items / 3);
			expect(coverage.levels.apply + coverage.levels.analyse).toBeGreaterThanOrEqual(coverage.items / 3);
			for (const { kind, passages } of coverage.readings)
				if (kind === 'source') expect(passages.filter(({ cited }) => cited === 0)).toEqual([]);
			for (const { original, plain } of coverage.plain) {
				expect(plain.wordsPerSentence).toBeLessThanOrEqual(15);
				// A lesson’s own words are common ones already.
				expect(plain.rare).toBeLessThan(Math.max(original.rare * 0.6, 0.15));
				expect(plain.rare).toBeLessThan(original.rare);
			}
		},
	);

	test('no line of the report is wider than a terminal', () => {
		for (const line of coverages.map(coverageText).join('\n').split('\n'))
			expect(line.length, line).toBeLessThanOrEqual(100);
	});
});
