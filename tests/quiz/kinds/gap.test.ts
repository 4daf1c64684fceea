import { describe, expect, test } from 'vitest';
import { gradingKey } from '../../../src/lib/quiz/grading.ts';
import { gap, given, gradedShare, listGap, typedGap } from '../make.ts';

const listed = gradingKey(gap([listGap('who', 'us pakistan* egypt'), listGap('what', 'offer* order')]));
const typed = gradingKey(gap([typedGap('city', 'Gaza City', 'Gaza'), typedGap('sum', '20 000', 'x=y')]));
const mixed = gradingKey(gap([listGap('who', 'us pakistan*'), typedGap('city', 'Rafah')]));

describe('gap chosen from a list: share of gaps filled rightly', () => {
	test.each([
		['who=pakistan what=offer', 1, 'right'],
		['what=offer who=pakistan', 1, 'right'],
		['who=pakistan what=order', 1 / 2, 'partly'],
		['who=us what=order', 0, 'wrong'],
	])('“%s” earns %d: %s', (response, earned, verdict) => {
		expect(gradedShare(listed, given(response))).toMatchObject({ status: 'graded', earned, verdict });
	});
});

describe('gap typed: any accepted entry, compared by what it says', () => {
	test.each([
		['Gaza City', '20 000', 1],
		['Gaza', 'x=y', 1],
		['  gaza\u00a0 CITY ', '20\t000', 1],
		['Ga\u00adza', '20\u202f000', 1],
		['Gáza', '20000', 1],
		['Gaza.', '20,000', 1],
		['Gaza', '2000', 1 / 2],
		['Gaza!', '20 000', 1 / 2],
		['Rafah', '19 000', 0],
	])('“%s” and “%s” earn %d', (city, sum, earned) => {
		expect(gradedShare(typed, [`city=${city}`, `sum=${sum}`])).toMatchObject({ status: 'graded', earned });
	});

	test('what is wrong is marked wrong, not unknown: a learner may type anything', () => {
		expect(gradedShare(typed, ['city=constructor', 'sum=__proto__'])).toMatchObject({
			earned: 0,
			marks: { city: 'wrong', sum: 'wrong' },
		});
	});
});

describe('one gap from a list and one typed', () => {
	test.each([
		[['who=pakistan', 'city=rafah'], 1],
		[['who=pakistan', 'city=Gaza'], 1 / 2],
		[['who=us', 'city=RAFAH'], 1 / 2],
	])('%j earns %d', (response, earned) => {
		expect(gradedShare(mixed, response)).toMatchObject({ status: 'graded', earned });
	});
});

describe('what cannot be graded says why', () => {
	test.each([
		['listed', [], 'empty'],
		['listed', ['who=pakistan'], 'incomplete'],
		['listed', ['who=pakistan', 'what='], 'incomplete'],
		['listed', ['who=Pakistan', 'what=offer'], 'unknown'],
		['listed', ['who=pakistan', 'why=offer'], 'unknown'],
		['listed', ['who=pakistan', 'who=us', 'what=offer'], 'repeated'],
		['typed', ['city=', 'sum='], 'empty'],
		['typed', ['city=  ', 'sum=\u200b'], 'empty'],
		['typed', ['city=Gaza', 'sum= '], 'incomplete'],
		['typed', ['city=Gaza', 'city=Gaza', 'sum=1'], 'repeated'],
		['typed', ['Gaza', '20 000'], 'unknown'],
	])('%s, given %j: %s', (name, response, reason) => {
		expect(gradedShare(name === 'listed' ? listed : typed, response)).toEqual({ status: 'invalid', reason });
	});
});
