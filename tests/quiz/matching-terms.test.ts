import { describe, expect, test } from 'vitest';
import { hasEveryWord, matchingTerms } from '../../src/lib/quiz/matching-terms.ts';

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
		['states', [1]],
		['telling', [0]],
		['hosted forces', [1]],
		['when may they use it', [0]],
		['what is the', [0, 1, 2]],
		['how may a troop use nowhere', [0]],
		['nowhere else use', []],
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

	test.each<[text: string, query: string, fits: boolean]>([
		['countries', 'country', true],
		['vote', 'voting', true],
		['stopped', 'stop', true],
		['agreement', 'agree', true],
		['policy', 'police', false],
		['need', 'needs', true],
		['useful', 'use', true],
		['peace', 'pear', false],
	])('“%s” answers “%s”: %j', (text, query, fits) => {
		expect(hasEveryWord(text, query)).toBe(fits);
	});

	test('in no entries finds none', () => {
		expect(matchingTerms([], 'rule')).toEqual([]);
	});
});
