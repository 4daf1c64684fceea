import fc from 'fast-check';
import jsqr from 'jsqr';
import { describe, expect, it, test } from 'vitest';
import { compact, expand, isCarried } from '../../src/lib/learner/move/compact.ts';
import { collector, fromBase45, MOST_FRAMES, toBase45, toFrames } from '../../src/lib/learner/move/frames.ts';
import { carriedBy, linkOf } from '../../src/lib/learner/move/link.ts';
import { fromBase64Url, pack, toBase64Url, unpack } from '../../src/lib/learner/move/pack.ts';
import { inOrder, type StudyEvent } from '../../src/lib/device/study-event.ts';
import { mergeEvents } from '../../src/lib/device/merge-events.ts';
import { newId } from '../../src/lib/device/new-id.ts';
import { qrPath } from '../../src/lib/ui/qr-path.ts';
import { studyLog } from './arbitrary-study-events.ts';

/** So many answers, as a device writes them: in attempts of eight, with scores. */
function study(answers: number): StudyEvent[] {
	const events: StudyEvent[] = [];
	let attempt = newId();
	for (let n = 0; n < answers; n += 1) {
		if (n % 8 === 0) attempt = newId();
		const quiz = `quiz-${Math.floor(n / 8) % 12}`;
		const at = Date.UTC(2026, 8, 1) + n * 3_456_789 + ((n * 7919) % 1000);
		const stamp = () => ({ id: newId(), at, seq: events.length * 3 + 1, module: 'gaza-stabilisation-force' });
		events.push({
			...stamp(),
			type: 'answered',
			attempt,
			quiz,
			item: `an-item-of-some-length-${n % 96}`,
			objective: `name-objective-${n % 9}`,
			earned: n % 3 ? 1 : 0,
			certainty: null,
		});
		if (n % 8 === 7) events.push({ ...stamp(), type: 'finished', attempt, quiz, earned: 5, possible: 8 });
	}
	return events;
}

describe('a log that is taken along', () => {
	it('comes out as it went in, but for steps and times', () => {
		fc.assert(
			fc.property(studyLog, (log) => {
				const carried = inOrder(log).filter(isCarried);
				expect(expand(compact(inOrder(log)))).toMatchObject({
					status: 'parsed',
					events: carried,
					leftOut: { unreadable: 0, misplaced: 0 },
				});
			}),
		);
	});
	it('has the cases that were decided, but for those of a class', () => {
		const stamp = (seq: number) => ({ id: newId(), at: seq, seq, module: 'm', case: 'tolvia' });
		const own: StudyEvent[] = [
			{ ...stamp(1), type: 'decided', run: newId(), point: 'first', option: 'wait' },
			{ ...stamp(2), type: 'debriefed', run: newId(), earned: 3, possible: 5 },
		];
		const assigned: StudyEvent = { ...stamp(3), type: 'decided', run: 'a.s.1', point: 'first', option: 'go' };
		expect(expand(compact([...own, assigned]))).toMatchObject({ events: own });
	});
	it('merges with what is there, and with the file that comes later, as a file does', () => {
		fc.assert(
			fc.property(studyLog, studyLog, (mine, theirs) => {
				const parsed = expand(compact(inOrder(theirs)));
				if (parsed.status === 'refused') throw new Error(parsed.problem);
				const first = mergeEvents(mine, parsed.events);
				expect(mergeEvents(first, theirs)).toEqual(mergeEvents(mine, theirs));
			}),
		);
	});
	it('of 214 answers is short enough to be scanned in seconds', async () => {
		const bytes = await pack(compact(study(214)));
		expect(bytes.length).toBeLessThan(7_000);
		expect(toFrames(bytes)?.length).toBeLessThanOrEqual(12);
	});
	it('of a first afternoon fits into one address', async () => {
		const bytes = await pack(compact(study(30)));
		expect(linkOf('https://quiz.example.org', bytes)?.length).toBeLessThan(1_700);
	});
	it('of years is left to a file', async () => {
		const bytes = await pack(compact(study(5_000)));
		expect(linkOf('https://quiz.example.org', bytes)).toBeNull();
		expect(toFrames(bytes)).toBeNull();
	});
});

describe('what claims to be one', () => {
	const word = fc.constantFrom<unknown>(
		'~',
		'~!',
		null,
		-1,
		1e99,
		'm',
		'~AAAAAAAAAAAAAAAAAAAAAA',
		{},
		[],
		true,
	);
	it('is any text at all, and never throws', () => {
		fc.assert(fc.property(fc.string(), (text) => void expand(text)));
		fc.assert(fc.property(fc.json(), (text) => void expand(text)));
		fc.assert(
			fc.property(fc.array(fc.array(word)), fc.array(word), (rows, words) => {
				const found = expand(JSON.stringify([1, words, ...rows]));
				if (found.status === 'parsed')
					expect(found.events.every(({ id }) => typeof id === 'string')).toBe(true);
			}),
		);
	});
	it.each([
		['[]', 'damaged'],
		['{}', 'damaged'],
		['[1]', 'damaged'],
		['[2,[]]', 'newer'],
		['[1,[],[0,"x",1,0]]', 'damaged'],
		['[1,["__proto__"],[4,"x",1,0,0,1]]', 'damaged'],
		['[1,["session"],[4,"x",9007199254740000,0,0,5]]', 'damaged'],
	])('%s is refused: %s', (text, problem) => expect(expand(text)).toEqual({ status: 'refused', problem }));
	it('is not unpacked beyond all bounds', async () => {
		const bomb = await pack('0'.repeat(20_000_000));
		expect(bomb.length).toBeLessThan(30_000);
		expect(await unpack(new Uint8Array(bomb))).toBeNull();
	});
	it('is not unpacked when it was never packed, or cut short', async () => {
		const whole = new Uint8Array(await pack(compact(study(30))));
		expect(await unpack(whole)).not.toBeNull();
		expect(await unpack(whole.slice(0, -9))).toBeNull();
		expect(await unpack(Uint8Array.of(1, 2, 3))).toBeNull();
	});
	it.each([
		'',
		'https://a.test/data',
		'https://a.test/data#take=',
		'#take=%00',
		`#take=${'a'.repeat(100_000)}`,
		'#take=a',
	])('an address carries nothing: %.40s', (text) => expect(carriedBy(text)).toBeNull());
	it('an address in a message carries what it carried', () => {
		const bytes = Uint8Array.of(0, 255, 254, 62, 63);
		const link = linkOf('https://a.test', bytes) ?? '';
		expect(carriedBy(`My progress: ${link} (for you)`)).toEqual(bytes);
	});
});

test('bytes come back from letters', () => {
	const bytes = fc.uint8Array({ maxLength: 300 });
	fc.assert(
		fc.property(bytes, (some) => {
			expect(fromBase45(toBase45(some))).toEqual(Uint8Array.from(some));
			if (some.length > 0) expect(fromBase64Url(toBase64Url(some))).toEqual(Uint8Array.from(some));
		}),
	);
	// RFC 9285, 4.3.
	expect(toBase45(new TextEncoder().encode('AB'))).toBe('BB8');
	expect(toBase45(new TextEncoder().encode('base-45'))).toBe('UJCLQE7W581');
	expect(fromBase45('GGW')).toBeNull();
	expect(fromBase45('a')).toBeNull();
});

describe('a row of codes', () => {
	const bytes = Uint8Array.from({ length: 3_000 }, (_, at) => (at * 197 + (at >> 3)) % 256);
	const frames = toFrames(bytes) ?? [];

	it('is put together in any order, whatever else is seen, and however often', () => {
		const collect = collector();
		expect(frames.length).toBeGreaterThan(3);
		expect(collect('https://elsewhere.test')).toBeNull();
		for (const frame of frames.slice(1).reverse()) expect(collect(frame)?.bytes).toBeNull();
		expect(collect(frames[1] ?? '')).toMatchObject({ have: frames.length - 1, bytes: null });
		expect(collect(frames[0] ?? '')?.bytes).toEqual(bytes);
	});
	it('begins anew when another is held before the camera', () => {
		const collect = collector();
		const others = toFrames(bytes.slice(1)) ?? [];
		for (const other of others.slice(1)) collect(other);
		expect(collect(frames[0] ?? '')).toMatchObject({ have: 1 });
	});
	it('that does not fit together gives nothing', () => {
		const collect = collector();
		const [first = '', ...rest] = frames;
		for (const frame of rest) collect(frame);
		expect(collect(first.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')))?.bytes).toBeNull();
	});
	it.each([
		'M1/A/0/3/AA',
		'M1/A/4/3/AA',
		`M1/A/1/${MOST_FRAMES + 1}/AA`,
		'M1/a/1/1/AA',
		'M1/A/1/1/',
		`M1/A/1/1/${'A'.repeat(901)}`,
	])('is not begun with %.20s', (text) => expect(collector()(text)).toBeNull());
	it('is read by a camera that knows nothing of us', () => {
		const collect = collector();
		const seen = frames.map((frame) => collect(photograph(frame)));
		expect(seen.at(-1)?.bytes).toEqual(bytes);
	});
});

/** What a reader makes of a code as it is drawn. */
function photograph(text: string): string {
	const SCALE = 3;
	const { size, path } = qrPath(text, 'L');
	expect(size).toBeLessThanOrEqual(97);
	const side = size * SCALE;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
		for (let across = 0; across < Number(run) * SCALE; across += 1)
			for (let down = 0; down < SCALE; down += 1) {
				const at = 4 * ((Number(y) * SCALE + down) * side + Number(x) * SCALE + across);
				pixels.fill(0, at, at + 3);
			}
	return jsqr(pixels, side, side)?.data ?? '';
}
