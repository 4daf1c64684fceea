import { expect, test } from 'vitest';
import { askOnce } from '../../src/lib/device/ask-once.ts';

test('however often something is asked for, one request is made', async () => {
	const requests: string[] = [];
	const ask = askOnce(new Map<string, Promise<string>>(), (name) => {
		requests.push(name);
		return Promise.resolve(`the text of ${name}`);
	});
	expect(await Promise.all([ask('notice'), ask('notice')])).toEqual([
		'the text of notice',
		'the text of notice',
	]);
	await ask('notice');
	await ask('lesson');
	expect(requests).toEqual(['notice', 'lesson']);
});

test('after a failure it is asked for again', async () => {
	let isOnline = false;
	const ask = askOnce(new Map<string, Promise<string>>(), (name) =>
		isOnline ? Promise.resolve(name) : Promise.reject(new Error('no network')),
	);
	await expect(ask('notice')).rejects.toThrow('no network');
	isOnline = true;
	expect(await ask('notice')).toBe('notice');
});
