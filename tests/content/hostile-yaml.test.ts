import { describe, expect, test } from 'vitest';
import { change, MODULE, problemsOf, QUIZ, read } from './lunar.ts';

/** Each name stands for nine of the one before: 9¹⁰ values out of some hundred letters. */
const LAUGHS = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
	.split('')
	.map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`)
	.join('\n')}\n`;
const indented = (levels: number) =>
	Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
const bytes = (text: string, encoding: 'utf16le' | 'latin1') => Buffer.from(text, encoding);
const end = QUIZ.split('\n').length;

describe('a hostile or broken quiz is a problem with its place', () => {
	test.each<[string, string | Uint8Array, place: string, message: RegExp]>([
		['an empty file', '', '1:1 yaml', /empty/],
		['nothing but a comment', '# later', '1:1 yaml', /empty/],
		['a list in place of fields', '- a\n- b\n', '1:1 schema', /expected object/],
		['a number in place of fields', '42', '1:1 schema', /expected object/],
		['tabs', change(QUIZ, '  - id: date', '\t- id: date'), '6:1 yaml', /Tabs/],
		['a quotation that never ends', 'title: "The opening\nsummary: x', '2:11 yaml', /closing "quote/],
		['a key twice', change(QUIZ, 'title:', 'title: a\ntitle:'), '3:1 yaml', /used twice/],
		['a second document', `${QUIZ}---\n${QUIZ}`, `${end}:1 yaml`, /second document/],
		['names that explode', LAUGHS, '1:7 yaml', /Anchors/],
		['a name within itself', 'title: &a [*a]', '1:12 yaml', /Aliases/],
		['a name that is nowhere', 'title: *nobody', '1:8 yaml', /alias/i],
		['a merged mapping', `${QUIZ}<<: { title: x }\n`, `${end}:1 schema`, /no field “<<”/],
		['a tag', 'title: !!js/function "function () {}"', '1:22 yaml', /Tags/],
		['YAML 1.1, where yes is true', '%YAML 1.1\n---\ntitle: yes\n', '3:8 schema', /received boolean/],
		[
			'__proto__ as a field',
			`${QUIZ}__proto__: { polluted: true }\n`,
			`${end}:1 yaml`,
			/can’t be used as a key/,
		],
		['__proto__ in disguise', `${QUIZ}"__pro\\u0074o__": {}\n`, `${end}:1 yaml`, /can’t be used as a key/],
		['constructor as a field', `${QUIZ}constructor: x\n`, `${end}:1 yaml`, /can’t be used as a key/],
		['__proto__ as an id', change(QUIZ, 'id: date-of-opening', 'id: __proto__'), '6:9 schema', /“id”/],
		['an endless id', change(QUIZ, 'date-of-opening', 'a'.repeat(10_000)), '6:9 schema', /64/],
		['a path as an id', change(QUIZ, 'date-of-opening', '../../etc/passwd'), '6:9 schema', /“id”/],
		['a NUL', change(QUIZ, 'title: The', 'title: \u0000The'), '2:8 control-character', /invisible/],
		['a NUL as YAML writes it', change(QUIZ, 'title: The', 'title: "\\0"\n#'), '2:8 schema', /control/],
		['half a character', change(QUIZ, 'title: The', 'title: "\\ud83d"\n#'), '2:8 schema', /control/],
		['UTF-16', bytes(`\ufeff${QUIZ}`, 'utf16le'), '1:1 file', /UTF-8/],
		['Latin-1', bytes(change(QUIZ, 'title: The', 'title: Thé'), 'latin1'), '1:1 file', /UTF-8/],
		['a script', change(QUIZ, 'prompt: What', 'prompt: <script>x</script> What'), '10:13 schema', /markup/],
		['an image', change(QUIZ, 'title: The', 'title: <img src=x onerror=x()>'), '2:8 schema', /markup/],
		['an image left open', change(QUIZ, 'title: The', 'title: a <img src=x'), '2:8 schema', /markup/],
	])('%s', async (_, quiz, place, message) => {
		const { problems, modules } = await read({ 'opening.yaml': quiz });
		for (const problem of problems) expect(problem.file).toMatch(/lunar-library\/opening\.yaml$/);
		expect(problems.map((problem) => `${problem.line}:${problem.column} ${problem.rule}`)).toContain(place);
		expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
		expect(modules).toEqual([]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('a quiz that outgrows the format is one problem, and nothing is built of it', () => {
	test.each<[string, string, message: RegExp]>([
		['brackets in brackets', `title: ${'['.repeat(10_000)}`, /nested/],
		['brackets over many lines', `title: ${'[[[\n'.repeat(5_000)}`, /nested/],
		['lists in lists on a line', `${'- '.repeat(50_000)}x`, /nested/],
		['keys that are keys', `${'? '.repeat(10_000)}x`, /nested/],
		['fields in fields', indented(2_000), /nested/],
		['endless fields', Array.from({ length: 40_000 }, (_, at) => `a${at}: 1`).join('\n'), /200 fields/],
		['endless entries', `items:\n${'- a\n'.repeat(100_000)}`, /20000 entries/],
	])('%s', async (_, quiz, message) => {
		const { problems } = await read({ 'opening.yaml': quiz });
		expect(problems).toEqual([
			expect.objectContaining({ rule: 'yaml', message: expect.stringMatching(message) as string }),
		]);
		expect(problems[0]?.suggestion).toMatch(/docs\/writing-a-module\.md/);
	});
});

describe('a list in module.yaml names no file outside', () => {
	test.each([
		['a path upwards', '../../../etc/passwd'],
		['a path from the root', '/etc/passwd'],
		['a backslash', "'..\\opening'"],
		['an address', '"file:///etc/passwd"'],
		['a NUL', '"opening\\0"'],
		['dots', '..'],
	])('%s', async (_, name) => {
		for (const [list, from] of [
			['readings', '[notice]'],
			['quizzes', '[opening]'],
		] as const) {
			const manifest = change(MODULE, from, `[${name}]`);
			const line = MODULE.split('\n').findIndex((text) => text.startsWith(list)) + 1;
			expect(await problemsOf({ 'module.yaml': manifest })).toEqual([
				`module.yaml:${line}:${list.length + 4} schema`,
			]);
		}
	});

	test('a reading or a quiz twice', async () => {
		const manifest = change(
			change(MODULE, '[notice]', '[notice, notice]'),
			'[opening]',
			'[opening, opening]',
		);
		expect(await problemsOf({ 'module.yaml': manifest })).toEqual([
			expect.stringMatching(/^module\.yaml:\d+:20 duplicate-id$/),
			expect.stringMatching(/^module\.yaml:\d+:20 duplicate-id$/),
		]);
	});
});
