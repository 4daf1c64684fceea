import { describe, expect, test } from 'vitest';
import { matchingTerms } from '../../src/lib/quiz/matching-terms.ts';

const TEXTS = [
	'rules of engagement ROE What tells troops when they may use force.',
	'status-of-forces agreement SOFA What settles, with the host, the state’s privileges.',
	'état A café’s word.',
];
const found = (query: string) => matchingTerms(TEXTS, query).flatMap((fits, at) => (fits ? [at] : []));

describe('a search', () => {
	test.each<[query: string, entries: number[]]>([
		['', [0, 1, 2]],
		['   ', [0, 1, 2]],
		['rule', [0]],
		['ROE', [0]],
		['roe', [0]],
		['force', [0, 1]],
		['force host', [1]],
		['host force', [1]],
		['status of forces', [1]],
		['status-of', [1]],
		['states', []],
		['ngagement', []],
		['etat', [2]],
		['CAFÉ', [2]],
		['state’s', [1]],
		['("rules")', [0]],
		['!?', [0, 1, 2]],
		['nowhere', []],
	])('for “%s” finds %j', (query, entries) => {
		expect(found(query)).toEqual(entries);
	});

	test('in no entries finds none', () => {
		expect(matchingTerms([], 'rule')).toEqual([]);
	});
});
