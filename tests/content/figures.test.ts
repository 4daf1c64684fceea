import { describe, expect, test } from 'vitest';
import { parseFigure } from '../../src/lib/content/parse-figure.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { sourceFile } from '../../src/lib/content/source-file.ts';
import { change, problemsOf, read, READING } from './lunar.ts';
import type { Problem } from '../../src/lib/content/problem.ts';

const HEAD = '<title>A door</title><desc>A door with one word on it.</desc>';
const WORD = '<text class="t" x="10" y="20">Open</text>';
const svg = (inside: string, root = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"') =>
	`<svg ${root}>${inside}</svg>`;
const SOUND = svg(HEAD + WORD);

function parse(text: string) {
	const problems: Problem[] = [];
	return { drawing: parseFigure(sourceFile('figures/door.svg', text, problems)), problems };
}

test('a sound figure has its name, its description, and elements made anew', () => {
	const { drawing, problems } = parse(
		svg(`\n\t${HEAD}\n<g transform="translate(4 5)"><rect class="box" x="1" y="2" width="3" height="4"/>${WORD}</g>
			<text x="1" y="2"><tspan class="t-small">Fish &amp; &lt;chips&gt;</tspan></text><!-- no one sees this -->`),
	);
	expect(problems).toEqual([]);
	expect(drawing).toEqual({
		title: 'A door',
		description: 'A door with one word on it.',
		viewBox: '0 0 400 300',
		content:
			'<g transform="translate(4 5)"><rect class="box" x="1" y="2" width="3" height="4"></rect>' +
			'<text class="t" x="10" y="20">Open</text></g>' +
			'<text x="1" y="2"><tspan class="t-small">Fish &amp; &lt;chips&gt;</tspan></text>',
	});
});

describe('what could run, load, style or deceive is refused, with its place', () => {
	test.each([
		['a script', svg(`${HEAD}${WORD}<script>alert(1)</script>`)],
		['a handler', svg(`${HEAD}<text class="t" x="1" y="2" onclick="alert(1)">Open</text>`)],
		['a handler of the root', svg(HEAD + WORD, 'viewBox="0 0 4 3" onload="alert(1)"')],
		['a style element', svg(`${HEAD}${WORD}<style>* { display: none }</style>`)],
		['a style attribute', svg(`${HEAD}<text x="1" y="2" style="fill:red">Open</text>`)],
		['a colour of its own', svg(`${HEAD}<text x="1" y="2" fill="url(#a)">Open</text>`)],
		['a picture', svg(`${HEAD}${WORD}<image href="https://elsewhere.example/a.png"/>`)],
		['a link', svg(`${HEAD}<a href="javascript:alert(1)">${WORD}</a>`)],
		['something used', svg(`${HEAD}${WORD}<use href="#a"/>`)],
		['foreign content', svg(`${HEAD}${WORD}<foreignObject><p>Hi</p></foreignObject>`)],
		['an animation', svg(`${HEAD}${WORD}<animate attributeName="href"/>`)],
		['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${SOUND}`],
		['a processing instruction', `<?xml-stylesheet href="https://elsewhere.example/a.css"?>${SOUND}`],
		['a CDATA section', svg(`${HEAD}<text x="1" y="2"><![CDATA[<script>]]></text>`)],
		['another namespace', svg(HEAD + WORD, 'viewBox="0 0 4 3" xmlns="http://www.w3.org/1999/xhtml"')],
		['a prefix', svg(`${HEAD}${WORD}<x:script xmlns:x="http://www.w3.org/2000/svg"/>`)],
		['a look that is not known', svg(`${HEAD}<text class="t toast" x="1" y="2">Open</text>`)],
		['an id', svg(`${HEAD}<text id="main" x="1" y="2">Open</text>`)],
		['a number with a unit', svg(`${HEAD}<text x="1em" y="2">Open</text>`)],
		['a path with a quotation mark', svg(`${HEAD}${WORD}<path d="M0 0&quot; onclick=&quot;x"/>`)],
		['a name of an object', svg(`${HEAD}${WORD}<constructor/>`)],
		['an attribute of an object', svg(`${HEAD}<text x="1" y="2" constructor="a">Open</text>`)],
		['a drawing within a drawing', svg(`${HEAD}${WORD}${SOUND}`)],
		['two titles', svg(`${HEAD}<title>Another</title>${WORD}`)],
		['elements in the title', svg(`<title><tspan>A</tspan></title><desc>B</desc>${WORD}`)],
		['a hundred groups', svg(HEAD + '<g>'.repeat(100) + WORD + '</g>'.repeat(100))],
		['words beside the elements', svg(`${HEAD}${WORD}Open`)],
		['an element that is not closed', `<svg viewBox="0 0 4 3">${HEAD}<g>${WORD}</svg>`],
		['no XML', 'Open the door.'],
		['nothing', ''],
		['no title', svg(`<desc>B</desc>${WORD}`)],
		['no description', svg(`<title>A</title>${WORD}`)],
		['no words', svg(`${HEAD}<rect class="box" x="1" y="2" width="3" height="4"/>`)],
		['no viewBox', svg(HEAD + WORD, 'xmlns="http://www.w3.org/2000/svg"')],
	])('%s', (_, text) => {
		const { drawing, problems } = parse(text);
		expect(drawing).toBeNull();
		expect(problems.length).toBeGreaterThan(0);
		for (const { rule, line, column, suggestion } of problems) {
			expect([rule, suggestion !== '']).toEqual(['figure', true]);
			expect(line).toBeGreaterThan(0);
			expect(column).toBeGreaterThan(0);
		}
	});

	test('at the line and column where it stands', () => {
		const { problems } = parse(`<svg viewBox="0 0 4 3">\n${HEAD}\n${WORD}\n  <script>x</script>\n</svg>`);
		expect(problems[0]).toMatchObject({ line: 4, column: 3 });
	});
});

const LESSON = change(READING, 'kind: source', 'kind: lesson').replace(/^category:.*\n/m, '');
const withFigure = (line: string, more: Readonly<Record<string, string>> = {}) => ({
	'readings/notice.md': `${LESSON.trimEnd()}\n\n${line}\n\nMembers will be told.\n`,
	'figures/door.svg': SOUND,
	...more,
});

test('a figure stands after its paragraph, and moves no passage', async () => {
	const line = '![The door of the library.](../figures/door.svg)';
	const { modules, problems } = await read(withFigure(line));
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(modules[0]?.figures).toMatchObject([
		{ id: 'door', reading: 'notice', after: 'p1', caption: 'The door of the library.', title: 'A door' },
	]);
	const without = await read({
		'readings/notice.md': withFigure(line)['readings/notice.md'].replace(`${line}\n\n`, ''),
	});
	expect(modules[0]?.readings).toEqual(without.modules[0]?.readings);
});

test.each([
	['a figure that is not there', { ...withFigure('![A](../figures/window.svg)'), 'figures/door.svg': '' }],
	['another folder', withFigure('![A](../../secret.svg)')],
	['an address', withFigure('![A](https://elsewhere.example/a.svg)')],
	['no caption', withFigure('![](../figures/door.svg)')],
	['a title in the mark', withFigure('![A](../figures/door.svg "B")')],
	['the same figure twice', withFigure('![A](../figures/door.svg)\n\n![B](../figures/door.svg)')],
	['a figure within a sentence', withFigure('See ![A](../figures/door.svg) here.')],
	['a figure that is not sound', withFigure('![A](../figures/door.svg)', { 'figures/door.svg': '<svg/>' })],
	[
		'a figure before any text',
		{
			...withFigure(''),
			'readings/notice.md': LESSON.replace(/^(# .*)$/m, '$1\n\n![A](../figures/door.svg)'),
		},
	],
])('%s is an error', async (_, files) => {
	expect(await problemsOf(files)).not.toEqual([]);
});

test('a source has no pictures of ours', async () => {
	const source = `${READING.trimEnd()}\n\n![A](../figures/door.svg)\n`;
	expect(await problemsOf({ 'readings/notice.md': source, 'figures/door.svg': SOUND })).toContainEqual(
		expect.stringMatching(/^readings\/notice\.md:\d+:1 markdown$/),
	);
});

test('a figure that nothing shows is reported', async () => {
	expect(await problemsOf({ 'figures/door.svg': SOUND }, 'warning')).toContainEqual(
		expect.stringContaining('unlisted-file'),
	);
});

test('each real lesson has one figure, named and described', async () => {
	const { modules } = await readLibrary('quizzes');
	const [module] = modules;
	const lessons = module?.readings.filter(({ kind }) => kind === 'lesson') ?? [];
	expect(lessons.length).toBeGreaterThanOrEqual(7);
	for (const { id } of lessons) {
		const own = module?.figures.filter(({ reading }) => reading === id) ?? [];
		expect(own, id).toHaveLength(1);
		expect(own[0]?.description.length, id).toBeGreaterThan(100);
	}
});
