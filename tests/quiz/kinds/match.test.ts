import { describe, expect, test } from 'vitest';
import { gradingKey } from '../../../src/lib/quiz/grading.ts';
import { given, gradedShare, match } from '../make.ts';

const pairing = gradingKey(
	match('rubio=us munir=pakistan dar=pakistan-too', 'pakistan us pakistan-too nobody'),
);
const classification = gradingKey(match('rubio=us munir=pakistan dar=pakistan', 'us pakistan'));

describe('match: share of rows with the right target', () => {
	test.each([
		['rubio=us munir=pakistan dar=pakistan-too', 1, 'right'],
		['dar=pakistan-too rubio=us munir=pakistan', 1, 'right'],
		['rubio=us munir=pakistan dar=nobody', 2 / 3, 'partly'],
		['rubio=us munir=us dar=us', 1 / 3, 'partly'],
		['rubio=nobody munir=nobody dar=nobody', 0, 'wrong'],
	])('“%s” earns %d: %s', (response, earned, verdict) => {
		expect(gradedShare(pairing, given(response))).toMatchObject({ status: 'graded', earned, verdict });
	});

	test('rows are marked one by one, targets not at all', () => {
		expect(gradedShare(pairing, given('rubio=us munir=us dar=nobody'))).toMatchObject({
			marks: { rubio: 'right', munir: 'wrong', dar: 'wrong' },
		});
	});
});

describe('classification: rows may share a target', () => {
	test.each([
		['rubio=us munir=pakistan dar=pakistan', 1],
		['rubio=us munir=pakistan dar=us', 2 / 3],
		['rubio=pakistan munir=us dar=us', 0],
	])('“%s” earns %d', (response, earned) => {
		expect(gradedShare(classification, given(response))).toMatchObject({ status: 'graded', earned });
	});
});

describe('what cannot be graded says why', () => {
	test.each([
		['', 'empty'],
		['rubio= munir= dar=', 'empty'],
		['rubio=us', 'incomplete'],
		['rubio=us munir=pakistan dar=', 'incomplete'],
		['rubio=us munir=pakistan dar=france', 'unknown'],
		['rubio=us munir=pakistan trump=us', 'unknown'],
		['rubio=us munir=pakistan dar=Pakistan', 'unknown'],
		['us pakistan pakistan', 'unknown'],
		['rubio=us rubio=pakistan munir=pakistan dar=pakistan', 'repeated'],
		['rubio=us rubio=us munir=pakistan dar=pakistan', 'repeated'],
	])('“%s”: %s', (response, reason) => {
		expect(gradedShare(classification, given(response))).toEqual({ status: 'invalid', reason });
	});
});
