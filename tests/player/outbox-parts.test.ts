import { describe, expect, test } from 'vitest';
import { bodyOf, nextBatch } from '../../src/lib/wire/batch.ts';
import { memoryOutbox } from '../../src/lib/device/open-outbox.ts';
import { parseReply } from '../../src/lib/wire/parse-reply.ts';
import { refusedWords, savedAnnouncement, savedWords } from '../../src/lib/words/saved-words.ts';
import { waitAfter } from '../../src/lib/player/assigned/sender.ts';
import type { WaitingEvent } from '../../src/lib/wire/waiting-event.ts';

const waiting = (number: number, response = ['c1']): WaitingEvent => ({
	id: `id-${number}`,
	attempt: 'a',
	device: 'd',
	sequence: number,
	event: { type: 'responded', at: 0, item: 'q1', response },
});
const many = (number: number, response?: string[]) =>
	Array.from({ length: number }, (_, index) => waiting(index + 1, response));

describe('a batch', () => {
	test('holds the first that wait, in order, at most fifty', () => {
		expect(nextBatch([])).toEqual([]);
		expect(nextBatch(many(3)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(nextBatch(many(80)).map(({ sequence }) => sequence)).toEqual(
			many(50).map(({ sequence }) => sequence),
		);
	});
	test('is small enough for a page that is being left: 64 KiB, however the letters are stored', () => {
		const long = many(
			40,
			Array.from({ length: 40 }, () => '問'.repeat(80)),
		);
		const batch = nextBatch(long);
		expect(batch.length).toBeGreaterThan(0);
		expect(batch.length).toBeLessThan(40);
		expect(new TextEncoder().encode(bodyOf('a', batch)).length).toBeLessThan(65_536);
	});
	test('holds one, however long that is: else nothing would ever move', () => {
		expect(nextBatch(many(2, ['x'.repeat(50_000)]))).toHaveLength(1);
	});
	test('says of each what the server needs, and the attempt once', () => {
		expect(JSON.parse(bodyOf('a', [waiting(1)]))).toEqual({
			attempt: 'a',
			events: [{ id: 'id-1', device: 'd', sequence: 1, event: waiting(1).event }],
		});
	});
});

describe('a reply', () => {
	const reply = {
		acknowledged: ['x'],
		refused: [{ id: 'y', because: 'handed-in' }],
		now: 5,
		dueAt: null,
		due: null,
		handsInBy: null,
		lateRule: '',
		over: null,
		receivedAt: 90,
		room: null,
	};
	const over = { at: 1, handedIn: true, answered: 3, of: 4, score: '3 of 4 points, 75%' };
	test('is read when it is one', () => {
		expect(parseReply(reply)).toEqual(reply);
		expect(parseReply({ ...reply, over, handsInBy: 9 })).toEqual({ ...reply, over, handsInBy: 9 });
		expect(parseReply({ ...reply, room: 12 })).toEqual({ ...reply, room: 12 });
		// As a server before this one says it.
		expect(parseReply({ ...reply, room: undefined })).toEqual(reply);
		const { score: _, ...before } = over;
		expect(parseReply({ ...reply, over: before })?.over).toEqual({ ...over, score: '' });
	});
	test.each([
		null,
		'<html>Sign in to the school network</html>',
		{},
		{ ...reply, now: '5' },
		{ ...reply, acknowledged: [1] },
		{ ...reply, refused: ['y'] },
		{ ...reply, over: { at: 1 } },
		{ ...reply, handsInBy: undefined },
		{ ...reply, dueAt: 'soon' },
		{ ...reply, lateRule: null },
	])('is none: %j', (value) => expect(parseReply(value)).toBeNull());
});

describe('waiting after a failure', () => {
	test('grows, and ends at half a minute', () => {
		const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => waitAfter(failures, 1));
		expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
	});
	test('differs between devices, by half at most', () => {
		expect(waitAfter(3, 0)).toBe(2_000);
		expect(waitAfter(3, 1)).toBe(4_000);
	});
});

describe('without storage', () => {
	test('events are numbered from 1, kept until acknowledged, and refused ones set aside', async () => {
		const outbox = memoryOutbox('a');
		const [one, two, three] = [
			await outbox.add({ type: 'moved', at: 0, item: 'q1' }),
			await outbox.add({ type: 'moved', at: 0, item: 'q2' }),
			await outbox.add({ type: 'submitted', at: 0 }),
		];
		expect([one, two, three].map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(new Set([one, two, three].map(({ id }) => id)).size).toBe(3);
		await outbox.acknowledge([one]);
		await outbox.setAside([{ ...two, because: 'handed-in' }]);
		expect(await outbox.waiting()).toEqual([three]);
		expect(await outbox.refused()).toEqual([{ ...two, because: 'handed-in' }]);
		await outbox.forgetRefused();
		expect(await outbox.refused()).toEqual([]);
		expect(outbox.isKept).toBe(false);
	});
});

describe('the state in words', () => {
	const well = { waiting: 0, connection: 'well', isKept: true, isRead: true } as const;
	const busy = { ...well, waiting: 2 };
	const offline = { ...busy, connection: 'offline' } as const;
	const refused = { ...offline, isKept: false };
	test('is one of six', () => {
		expect(savedWords(well, 'Amina')).toBe('Saved');
		expect(savedWords({ ...well, room: 0 }, 'Amina')).toBe('Saved. This attempt is full. Submit it now.');
		expect(savedWords({ ...well, room: 12 }, 'Amina')).toContain('Room for 12 more changes');
		expect(savedWords(busy, 'Amina')).toBe('Saving…');
		expect(savedWords(offline, 'Amina')).toBe('Offline: saved on this device (2)');
		expect(savedWords(refused, 'Amina')).toMatch(/^This browser can’t save answers.*\(2\)$/);
		expect(savedWords({ ...offline, connection: 'gone' }, 'Amina')).toBe(
			'Amina is signed out here. Saved on this device, not sent (2)',
		);
	});
	test('says whose it is while somebody else is signed in, and never that it is saved', () => {
		const other = { ...offline, connection: 'other' } as const;
		expect(savedWords(other, 'Amina')).toBe('Someone else is signed in here. Saved for Amina, not sent (2)');
		expect(savedWords({ ...other, waiting: 0 }, 'Amina')).toBe('Someone else is signed in here');
		expect(savedAnnouncement(busy, other, 'Amina')).toContain('Saved for Amina');
	});
	test('is said aloud when it turns bad and when it is well again, not at each answer', () => {
		expect(savedAnnouncement(well, busy, 'Amina')).toBe('');
		expect(savedAnnouncement(busy, well, 'Amina')).toBe('');
		expect(savedAnnouncement(busy, offline, 'Amina')).toBe('Offline: saved on this device (2).');
		expect(savedAnnouncement(offline, { ...offline, waiting: 3 }, 'Amina')).toBe('');
		expect(savedAnnouncement(offline, well, 'Amina')).toBe('Back online. Everything is saved.');
	});
	test('refused changes are reported with the reason', () => {
		expect(refusedWords([{ because: 'handed-in' }])).toBe(
			'One change wasn’t saved: the quiz had already been submitted.',
		);
		expect(refusedWords([{ because: 'handed-in' }, { because: 'out-of-time' }])).toBe(
			'2 changes weren’t saved: the quiz had already been submitted; time had run out.',
		);
		expect(refusedWords([{ because: 'constructor' }])).toContain('wasn’t saved: the server refused it');
	});
});
