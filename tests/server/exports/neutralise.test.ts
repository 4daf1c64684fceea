import { expect, test } from 'vitest';
import { neutralise } from '../../../src/lib/server/exports/csv.ts';

test.each([
	['=1+1', "'=1+1"],
	['+32 2 555', "'+32 2 555"],
	['-5', "'-5"],
	['@SUM(A1)', "'@SUM(A1)"],
	['\tx', "'\tx"],
	['\nx', "'\nx"],
	['  =1', "'  =1"],
	['\u00A0\u200B=1', "'\u00A0\u200B=1"],
	['＝1+1', "'＝1+1"],
	['﹣1', "'﹣1"],
	['−1', "'−1"],
	['"=1', `'"=1`],
	['Ana;=1+1', "Ana;'=1+1"],
	['Ana; "=1+1', `Ana;' "=1+1`],
	['a\n- b', "a\n'- b"],
	['a\t@b', "a\t'@b"],
])('%j becomes %j', (text, safe) => {
	expect(neutralise(text)).toBe(safe);
});

test.each(['', 'Ana', "'t Hart", "'=1", 'a = b', 'a-b', 'ana@school.be', 'a, -b', 'a; b', '1-2', '…'])(
	'%j is left alone',
	(text) => {
		expect(neutralise(text)).toBe(text);
	},
);

test('neutralising twice changes nothing more', () => {
	for (const text of ['=1', 'a;=1', '\t=1', '\n\n-x', '" ;=']) {
		expect(neutralise(neutralise(text))).toBe(neutralise(text));
	}
});

test.each([' ', '\u00A0', '\n', ';', '"', '; ', '\n\t'])('a long run of %j takes no time', (part) => {
	const begun = performance.now();
	neutralise(part.repeat(200_000));
	expect(performance.now() - begun).toBeLessThan(2_000);
});
