import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_NOTE, MOST_NOTES, notesOf } from '../../src/lib/device/own-notes.ts';
import { mergeEvents } from '../../src/lib/device/merge-events.ts';
import { parseStudyEvent } from '../../src/lib/device/parse-study-events.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';
import { byReading, notesFile, textOfModule } from '../../src/lib/learner/notes/notes-text.ts';
import { studyLog } from './arbitrary-study-events.ts';

const noted = (seq: number, note: string, text: string, more: object = {}) =>
	({
		id: `${seq}-${note}`,
		at: seq,
		seq,
		type: 'noted',
		module: 'm',
		reading: 'article',
		note,
		selector: { exact: 'no commitments', prefix: '', suffix: '' },
		start: 10 * seq,
		text,
		...more,
	}) as Extract<StudyEvent, { type: 'noted' }>;
const unnoted = (seq: number, note: string): StudyEvent => ({
	id: `${seq}-un-${note}`,
	at: seq,
	seq,
	type: 'unnoted',
	module: 'm',
	note,
});
const textsOf = (events: readonly StudyEvent[]) =>
	notesOf(events).map(({ note, text }) => `${note}: ${text}`);

test('of several versions of a note the latest counts, in the place of the first', () => {
	const events = [noted(1, 'a', 'one'), noted(2, 'b', 'two'), noted(3, 'a', 'changed')];
	expect(textsOf(events)).toEqual(['a: changed', 'b: two']);
});

test('what was removed is gone, also when an older copy comes back with it', () => {
	const here = [unnoted(5, 'a'), noted(6, 'b', 'left')];
	const copy = [noted(1, 'a', 'removed since'), noted(2, 'b', 'older')];
	expect(textsOf(mergeEvents(here, copy))).toEqual(['b: left']);
	expect(textsOf(mergeEvents(copy, here))).toEqual(['b: left']);
});

test('two devices come to the same notes, in whatever order they meet', () => {
	fc.assert(
		fc.property(studyLog, studyLog, (mine, theirs) => {
			expect(notesOf(mergeEvents(mine, theirs))).toEqual(notesOf(mergeEvents(theirs, mine)));
		}),
	);
});

test('a log with more notes than anybody makes gives no more than those', () => {
	const many = Array.from({ length: MOST_NOTES + 5 }, (_, at) => noted(at + 1, `n${at}`, ''));
	expect(notesOf(many)).toHaveLength(MOST_NOTES);
});

test.each([
	['a note that is too long', { text: 'x'.repeat(LONGEST_NOTE + 1) }],
	['words that are too long', { selector: { exact: 'x'.repeat(2_001), prefix: '', suffix: '' } }],
	['no words', { selector: { exact: '  ', prefix: '', suffix: '' } }],
	['words beside that are too long', { selector: { exact: 'x', prefix: 'y'.repeat(101), suffix: '' } }],
	['half a selector', { selector: { exact: 'x' } }],
	['a text that is none', { text: 7 }],
	['a place that is none', { start: -1 }],
	['an id with markup', { note: '<b>' }],
])('%s is passed over on import', (_, wrong) => {
	expect(parseStudyEvent(noted(1, 'a', 'fine'))).not.toBeNull();
	expect(parseStudyEvent({ ...noted(1, 'a', 'fine'), ...wrong })).toBeNull();
});

test('nothing but what belongs to a note is taken in with it', () => {
	const event = noted(1, 'a', 'fine');
	const more = { ...event, href: 'javascript:', selector: { ...event.selector, html: '<b>' } };
	expect(parseStudyEvent(more)).toEqual(event);
});

test('as text: the module, its readings in order, each quotation with its note', () => {
	const notes = [
		noted(1, 'a', 'Why not?', { reading: 'lesson', start: 90 }),
		noted(2, 'b', '', { reading: 'article', selector: { exact: 'a\n\nb', prefix: '', suffix: '' } }),
		noted(3, 'c', 'First.\nSecond.', { reading: 'lesson', start: 5 }),
		noted(4, 'd', '', { reading: 'gone' }),
	];
	const outline = {
		id: 'm',
		title: 'The module',
		readings: [
			{ id: 'article', title: 'The article' },
			{ id: 'lesson', title: 'A lesson' },
		],
		quizzes: [],
		cases: [],
		path: [],
		objectives: [],
	};
	const text = notesFile([textOfModule(outline.title, byReading(notes, outline))], '1 March 2026');
	expect(text).toMatchInlineSnapshot(`
		"My notes, 1 March 2026


		The module

		The article
		-----------

		“a b”

		A lesson
		--------

		“no commitments”
		Note: First.
		Second.

		“no commitments”
		Note: Why not?

		gone
		----

		“no commitments”
		"
	`);
	expect(byReading(notes, null).map(({ title }) => title)).toEqual(['lesson', 'article', 'gone']);
});
