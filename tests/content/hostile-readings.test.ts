import { describe, expect, test } from 'vitest';
import { change, problemsOf, read, READING } from './lunar.ts';

const last = READING.split('\n').length + 1;
const more = (text: string) => `${READING}\n${text}\n`;
const indented = (levels: number) =>
	Array.from({ length: levels }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');

describe('a hostile or broken reading is a problem with its place', () => {
	test.each<[string, string, place: string, message: RegExp]>([
		['an empty file', '', '1:1 front-matter', /must start with its front matter/],
		['front matter without an end', '---\nkind: source\n', '1:1 front-matter', /must start with/],
		['an unknown field', change(READING, 'note:', 'nota:'), '4:1 schema', /no field “nota”/],
		['no text', '---\nkind: source\nlabel: x\n---\n# T\n', '5:1 markdown', /has no text/],
		[
			'a title without words',
			change(READING, '# The library may open in spring', '#'),
			'8:1 markdown',
			/words/,
		],
		['a second title', more('# Another'), `${last}:1 markdown`, /once, at the top/],
		['a heading without words', more('##'), `${last}:1 markdown`, /no words/],
		['a paragraph of a note alone', more('[^a]'), `${last}:1 markdown`, /no (words|reference)/],
		['a tag', change(READING, 'No date', '<b onclick="x()">No</b> date'), '12:53 markdown', /HTML/],
		['a script', more('<script>alert(1)</script>'), `${last}:1 markdown`, /HTML/],
		['a comment', more('<!-- hidden -->'), `${last}:1 markdown`, /HTML/],
		['a link', more('See [this](javascript:alert(1)).'), `${last}:5 markdown`, /Links/],
		['an image', more('![x](https://example.org/x.png)'), `${last}:1 markdown`, /Images/],
		['code', more('```js\nalert(1)\n```'), `${last}:1 markdown`, /Code/],
		['a table of numbers', more('1. One\n2. Two'), `${last}:1 markdown`, /Numbered/],
		['a rule', more('***'), `${last}:1 markdown`, /Rules/],
		['a NUL', more('a\u0000b'), `${last}:2 control-character`, /invisible/],
		['reversed writing order', more('a \u202eb'), `${last}:3 control-character`, /invisible/],
		['reversed writing order in disguise', more('a &#x202e;b'), `${last}:1 markdown`, /invisible/],
		['quotes in quotes', more(`${'>'.repeat(10_000)} x`), `${last}:1 markdown`, /nested/],
		['spaced quotes in quotes', more(`${'> '.repeat(10_000)}x`), `${last}:1 markdown`, /nested/],
		['lists in lists', more(`${'- '.repeat(10_000)}x`), `${last}:1 markdown`, /nested/],
		['numbers in lists in quotes', more(`${'> - 1. '.repeat(3_000)}x`), `${last}:1 markdown`, /nested/],
		['lists in lists, line by line', more(indented(1_000)), `${last + 20}:1 markdown`, /nested/],
		['two lists', more('- a\n  - b'), `${last + 1}:3 markdown`, /Lists within lists/],
		['emphasis in emphasis', more(`${'*_'.repeat(5_000)}a`), `${last}:1 markdown`, /marks/],
		['endless emphasis', more('**a '.repeat(20_000)), `${last}:1 markdown`, /marks/],
		['endless links', more('![a]('.repeat(20_000)), `${last}:1 markdown`, /marks/],
	])('%s', async (_, reading, place, message) => {
		const { problems, modules } = await read({ 'readings/notice.md': reading });
		const here = problems.filter(({ file }) => file.endsWith('notice.md'));
		expect(here.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toContain(place);
		expect(here.map((problem) => problem.message).join('\n')).toMatch(message);
		for (const { suggestion } of here.filter(({ rule }) => rule !== 'schema'))
			expect(suggestion).not.toBe('');
		expect(modules).toEqual([]);
	});
});

test('a note that names no reference is found where it stands, on whatever line', async () => {
	const reading = more('One line[^a]\nand another[^b].');
	expect(await problemsOf({ 'readings/notice.md': reading })).toEqual([
		`readings/notice.md:${last}:9 markdown`,
		`readings/notice.md:${last + 1}:12 markdown`,
	]);
});

test('a reading with a problem is that problem alone: nobody is told that it does not exist', async () => {
	expect(await problemsOf({ 'readings/notice.md': more('<b>') })).toEqual([
		`readings/notice.md:${last}:1 markdown`,
	]);
});

test.each([
	['spaces within a line', 'a'.concat(' '.repeat(400_000), 'b')],
	['abbreviations', 'Dr. '.repeat(100_000)],
	['words without a full stop', 'word '.repeat(100_000)],
	['sentences in one paragraph', 'It is. '.repeat(100_000)],
])('endless %s are read', async (_, text) => {
	const { problems } = await read({ 'readings/notice.md': more(text) });
	expect(problems.map(({ rule }) => rule)).toEqual(['uncited-paragraph']);
});
