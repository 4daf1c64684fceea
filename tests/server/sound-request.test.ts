import { describe, expect, test } from 'vitest';
import { wholeNumber } from '../../src/lib/server/form-text.ts';
import { choosePlaces } from '../../src/lib/server/assignments/choose-places.ts';
import {
	assertSoundAddress,
	isStorable,
	MOST_FIELDS,
	soundBody,
	soundForm,
} from '../../src/lib/server/sound-request.ts';
import { readAnswerFields } from '../../src/lib/server/taking/read-form.ts';
import { form } from './form.ts';

const FORM = 'application/x-www-form-urlencoded';
const post = (body: BodyInit, type = FORM) =>
	new Request('http://localhost/', { method: 'POST', body, headers: { 'Content-Type': type } });

describe('A form', () => {
	test.each(['column', 'name', 'quiz', 'asked', 'place'])(
		'with %s 30,000 times is refused, whatever reads it',
		async (name) => {
			const request = post(`${name}=1&`.repeat(30_000));
			soundBody(request);
			await expect(request.formData()).rejects.toMatchObject({ status: 400 });
		},
	);

	test('with 30,000 different fields is refused', async () => {
		const request = post(Array.from({ length: 30_000 }, (_, n) => `f${n}=`).join('&'));
		soundBody(request);
		await expect(request.formData()).rejects.toMatchObject({ status: 400 });
	});

	test('as large as ours are comes through as it was sent', async () => {
		const fields = Array.from({ length: MOST_FIELDS }, (_, n): [string, string] => ['name', `Zoë ${n} 🙂`]);
		const request = post(new URLSearchParams(fields).toString());
		soundBody(request);
		expect([...(await request.formData())]).toEqual(fields);
	});

	test.each([
		['a NUL', 'name=a%00b'],
		['a NUL in a name', 'na%00me=a'],
		['a name without end', `${'n'.repeat(1_000)}=a`],
	])('with %s is refused', async (_, body) => {
		const request = post(body);
		soundBody(request);
		await expect(request.formData()).rejects.toMatchObject({ status: 400 });
	});

	test('with half a character is refused, also where a part of the app makes it itself', () => {
		expect(isStorable('\ud83d\ude42')).toBe(true);
		expect(isStorable('\ud83d')).toBe(false);
		const sent = new FormData();
		sent.set('name', 'a\u0000');
		expect(() => soundForm(sent)).toThrow(expect.objectContaining({ status: 400 }));
	});

	test.each([
		['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
		['multipart/form-data; boundary=x', 'no boundary at all'],
		['multipart/form-data', '--x--'],
	])('that is cut short (%s) is refused in our words', async (type, body) => {
		const request = post(body, type);
		soundBody(request);
		const refused: unknown = await request.formData().catch((reason: unknown) => reason);
		expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining('Go back') } });
	});
});

test('JSON that is none is still told apart', async () => {
	const request = post('{', 'application/json');
	soundBody(request);
	await expect(request.json()).rejects.toBeInstanceOf(SyntaxError);
});

test('an address with a NUL is refused, and one that only speaks of it is not', () => {
	const at = (path: string) => () => assertSoundAddress(new URL(path, 'http://localhost'));
	for (const path of ['/join/%00', '/teach?done=%00', '/teach/classes/a%00b?x'])
		expect(at(path)).toThrow(expect.objectContaining({ status: 400 }));
	for (const path of ['/join/%2500', '/join/100%25', '/teach?then=%2F']) expect(at(path)).not.toThrow();
});

test('a number is digits, and not more than there can be', () => {
	for (const typed of [
		'',
		' 1',
		'-1',
		'1.5',
		'1e3',
		'0x10',
		'Infinity',
		'NaN',
		'9'.repeat(400),
		'1001',
		'１',
	])
		expect([typed, wholeNumber(typed, 1_000)]).toEqual([typed, null]);
	expect(wholeNumber('1000', 1_000)).toBe(1_000);
	expect(wholeNumber('007', 1_000)).toBe(7);
	expect(wholeNumber(null, 1_000)).toBeNull();
});

describe('What a form lists is bounded where it is read', () => {
	test('quizzes that are ticked: each once', () => {
		const { ticked, places } = choosePlaces(
			form(Array.from({ length: 1_900 }, () => ['quiz', 'no/such'])),
			'seed',
			true,
		);
		expect(ticked).toEqual(['no/such']);
		expect(places).toEqual([]);
	});

	test('answers to one question', () => {
		const given = form(Array.from({ length: 1_900 }, (_, n): [string, string] => ['q1', `c${n}`]));
		expect(readAnswerFields(given, 'q1').response).toHaveLength(1_000);
	});
});
