import { describe, expect, test } from 'vitest';
import { change, compiled, EXAMPLE, QUIZ, read, READING, type Files } from './lunar.ts';

describe('what is merely unusual is understood', () => {
	test.each<[string, Files]>([
		[
			'Windows line ends',
			Object.fromEntries(
				Object.entries(EXAMPLE).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
			),
		],
		['a byte order mark', { 'opening.yaml': `\ufeff${QUIZ}`, 'readings/notice.md': `\ufeff${READING}` }],
		[
			'decomposed letters in the reading',
			{
				'readings/notice.md': change(READING, 'library to open', 'café to open').normalize('NFD'),
				'opening.yaml': QUIZ.replaceAll('library to open', 'café to open'),
			},
		],
		[
			'decomposed letters in the quote',
			{
				'readings/notice.md': change(READING, 'library to open', 'café to open'),
				'opening.yaml': QUIZ.replaceAll('library to open', 'café to open').normalize('NFD'),
			},
		],
	])('%s', async (_, changes) => {
		expect((await read(changes)).problems).toEqual([]);
	});

	test('ids and texts that objects know already are as good as any', async () => {
		const quiz = QUIZ.replaceAll('fixed-for-spring', 'constructor').replaceAll('kept-secret', 'tostring');
		const [item] = (await compiled(quiz)).items;
		expect(item && 'choices' in item && item.choices.map(({ id }) => id)).toEqual([
			'constructor',
			'still-open',
			'tostring',
		]);
	});

	test('signs written as entities in a reading are plain text', async () => {
		const reading = change(READING, 'The director', '\\<b>The&lt;/b&gt; director');
		const quiz = QUIZ.replaceAll('"The director expects', '"director expects');
		const { modules } = await read({ 'readings/notice.md': reading, 'opening.yaml': quiz });
		expect(modules[0]?.readings[0]?.text).toContain('<b>The</b> director expects');
	});

	test('signs that look like markup stay text', async () => {
		const [item] = (await compiled(change(QUIZ, 'prompt: What', 'prompt: 5 < 6 & "7" > 1 – what'))).items;
		expect(item?.prompt).toContain('5 < 6 & "7" > 1');
	});
});
