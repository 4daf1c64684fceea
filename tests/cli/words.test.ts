import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { listSentences } from '../../src/cli/words/list-sentences.ts';

const words = (file: string, source: string) => listSentences(file, source).map((sentence) => sentence.words);

describe('the sentences of a page', () => {
	test('are its text, with what stands within a sentence, and each with its line', () => {
		const page = '<h1>Students</h1>\n<p>Press <b>Assign</b> in {name}.</p>';
		expect(listSentences('Page.svelte', page)).toEqual([
			{ line: 1, words: 'Students' },
			{ line: 2, words: 'Press Assign in {name}.' },
		]);
	});

	test('are its labels and titles, and what its script says; not what nobody reads', () => {
		const page = `<script lang="ts">
	import Field from './Field.svelte';
	const STATES = { over: 'Submitted', open: true };
	const isOver = (state: string) => state === 'Closed for good';
</script>
<Field label="Email address" hint={isOver ? 'Class ended' : 'Still open'} class="wide field" name="email" />
{#if isOver}<p>Closed on {day}{#if late}, late{/if}.</p>{:else}Open{/if}`;
		expect(words('Page.svelte', page)).toEqual([
			'Submitted',
			'Email address',
			'Class ended',
			'Still open',
			'Closed on {day}[, late].',
			'Open',
		]);
	});
});

describe('the sentences of code', () => {
	test('in the catalogue are all its words, and what is filled in', () => {
		const code = "export const LEFT = { none: 'mixed', some: (n: number) => `${n} left` } as const;";
		expect(words('src/lib/words/left.ts', code)).toEqual(['mixed', '{n} left']);
	});

	test('elsewhere begin with a capital and go on', () => {
		const code = "import a from 'A b';\nfail(400, 'Enter a name.');\nsay('handed-in', 'Retry-After');";
		expect(words('src/lib/server/form.ts', code)).toEqual(['Enter a name.']);
	});
});

test('npm run words prints each with its place, and how many there are', () => {
	const printed = execFileSync(process.execPath, ['src/cli/words.ts', 'words/joining'], { encoding: 'utf8' });
	expect(printed).toMatch(/^src\/lib\/words\/joining\.ts:\d+ {2}Enter your name or a nickname\.$/m);
	expect(printed).toMatch(/\n\d+ sentences, labels and titles\.\n$/);
});
