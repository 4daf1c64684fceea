import { describe, expect, test } from 'vitest';
import {
	addressesOf,
	isHashed,
	isLearning,
	isServed,
	moduleOf,
	shellOf,
	tidy,
} from '../../src/lib/device/addresses.ts';

describe('what the service worker may answer', () => {
	test.each([
		['/', true],
		['/data', true],
		['/learn/m', true],
		['/learn/m/quiz/q', true],
		['/learn/m/quiz/q/results.json', true],
		['/_app/immutable/study/results-abc.js', true],
		['/learn/m/quiz/q/check', false],
		['/learn/m/quiz/q/check/', false],
		['/learn/m/__data.json', false],
		['/teach', false],
		['/teach/classes/1', false],
		['/assignments/1/quiz/q', false],
		['/join', false],
		['/join/ABCD-EFGH', false],
		['/healthz', false],
		['/api/anything', false],
	])('%s: %s', (path, may) => {
		expect(isLearning(path)).toBe(may);
	});

	test('a name that merely starts like one of these is a different name', () => {
		expect(isLearning('/teaching')).toBe(true);
		expect(isLearning('/joinery')).toBe(true);
	});
});

test.each([
	['/teach', true],
	['/teach/classes/1/', true],
	['/assignments/1', true],
	['/join/ABCD-EFGH', true],
	['/teach/assignments/1/results/export/scores.xlsx', false],
	['/teach/classes/1/data.json', false],
	['/healthz', false],
	['/joinery', false],
	['/learn/m', false],
])('%s is a page that only the server has: %s', (path, is) => expect(isServed(path)).toBe(is));

const PRERENDERED = [
	'/',
	'/data',
	'/__data.json',
	'/learn/a',
	'/learn/a/__data.json',
	'/learn/a/quiz/q',
	'/learn/a/guide',
	'/learn/a/guide/keys',
	'/learn/a/quiz/q/results.json',
	'/learn/ab/quiz/q',
];

test('a module is stored with all its own pages and no others', () => {
	expect(addressesOf('a', PRERENDERED)).toEqual([
		'/learn/a',
		'/learn/a/quiz/q',
		'/learn/a/quiz/q/results.json',
	]);
	expect(addressesOf('nothing', PRERENDERED)).toEqual([]);
	expect(moduleOf('/learn/a/quiz/q')).toBe('a');
	expect(moduleOf('/learn')).toBeNull();
	expect(moduleOf('/data')).toBeNull();
});

test('every version stores pages that belong to no module, scripts and small files', () => {
	const files = ['/icon.svg', '/manifest.webmanifest', '/screenshot.png', '/quiz.schema.json', '/robots.txt'];
	expect(shellOf(PRERENDERED, ['/s.js'], files)).toEqual([
		'/',
		'/data',
		'/s.js',
		'/icon.svg',
		'/manifest.webmanifest',
	]);
});

test('a trailing slash makes no difference to an address', () => {
	expect(tidy('/learn/a/')).toBe('/learn/a');
	expect(tidy('/')).toBe('/');
	expect(isHashed('/_app/immutable/x-1.js')).toBe(true);
	expect(isHashed('/_app/version.json')).toBe(false);
});
