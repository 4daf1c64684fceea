import { expect, test } from 'vitest';
import { parseFrom } from '../../src/lib/player/way-back.ts';

test.each([
	[
		'quiz/actors~7~rubio-no-commitments',
		{ page: 'quiz/actors', number: 7, id: 'rubio-no-commitments', inSheet: false },
	],
	['review~12~actors/rubio', { page: 'review', number: 12, id: 'actors/rubio', inSheet: false }],
	['quiz/actors~0~3f2a-77', { page: 'quiz/actors', number: 0, id: '3f2a-77', inSheet: false }],
	['quiz/actors~7~rubio~sheet', { page: 'quiz/actors', number: 7, id: 'rubio', inSheet: true }],
	['case/harbour~0~own', { page: 'case/harbour', number: 0, id: 'own', inSheet: false }],
])('%s leads back', (text, from) => {
	expect(parseFrom(text)).toEqual(from);
});

test.each([
	null,
	7,
	'',
	'quiz/actors',
	'https://elsewhere.example~1~x',
	'//elsewhere.example~1~x',
	'quiz/../../teach~1~x',
	'quiz/actors~x~y',
	'quiz/actors~1~y~elsewhere',
	'quiz/actors~1~"><script>',
	`quiz/actors~1~${'x'.repeat(400)}`,
])('%s leads nowhere', (text) => {
	expect(parseFrom(text)).toBeNull();
});
