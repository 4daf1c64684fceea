import { count, VERDICTS } from './words.ts';
import type { ItemVerdict } from '../quiz/outcome.ts';

/** Labels that a quiz has wherever it is taken. */
export const HOW_SURE = 'How sure are you?';
export const CHECK = 'Check';
export const TRY_AGAIN = 'Try again';
export const SHOW_WHY = 'Show why';
export const NEXT = 'Next';
export const CONTINUE = 'Continue';
export const TAKE_QUIZ = 'Take a quiz';
export const TAKE_CHECK = 'Take the starting check';
export const START_OVER = 'Start over';
export const manyWords = (count: number) => `${count} questions are a lot at once.`;
export const TAKE_TEN = 'Take ten of them';
export const RETAKE = 'Retake quiz';
export const FLAG = 'Flag this question';
export const CHOOSE = 'Choose…';
export const UNANSWERED = 'Unanswered';

/** What became of an answer, in a word or two. */
export const ITEM_VERDICTS = {
	...VERDICTS,
	unmarked: 'Written, not marked',
	unanswered: UNANSWERED,
} satisfies Record<ItemVerdict, string>;
/** Under an answer in one’s own words, once it counts. */
export const COMPARE = 'Compare it with the sample answers below, then rate it.';
export const RATED = 'Your rating is saved.';
export const RATE_ALL = 'Choose a level in each row first.';
export const YOUR_EVIDENCE = 'Your evidence';
export const CHOOSE_EVIDENCE = 'Choose sentences from the text';
/** Without a script. */
export const LIST_SENTENCES = 'To choose sentences as evidence, take this quiz with the sentences listed.';
export const DONE_CHOOSING = 'Done choosing';
export const EXPECTED_EVIDENCE = 'The question rests on this sentence too.';
export const OTHER_EVIDENCE = 'Not among the sentences this question cites. Does it support your claim?';
export const SHOW_IN_TEXT = 'Show in the text';
export const NO_EVIDENCE_YET = 'No sentences chosen yet.';
export const MOST_EVIDENCE = 'You can’t choose any more. Remove one first.';
export const SENTENCE_ADDED = 'Sentence added.';
export const SENTENCE_REMOVED = 'Sentence removed.';
export const SENTENCE_GONE = 'This sentence isn’t in the text any more.';
export const SENTENCE_AWAY = 'We couldn’t load the text of this sentence. It’s still part of your answer.';
/** Beside the samples: what one wrote the last time. @param day `3 November 2026` */
export const formerAnswerWords = (day: string) => `Your answer from ${day}`;
export const YOUR_RATING = 'Your rating';
/** After the level given then: the one given now. */
export const nowWords = (level: string) => `(now: ${level})`;
export const RUBRIC_CHANGED = 'The rubric has changed since you rated this answer.';
/** Over the text while sentences are chosen. */
export const choosingWords = (chosen: number, most: number) =>
	`Select sentences to use as evidence: ${chosen} of up to ${most} chosen.`;
/** `132 words` */
export const lengthWords = (words: number, advice: string) =>
	`${count(words, 'word')}${advice ? ` (aim for ${advice})` : ''}`;

/** Of a wrong number, by which side of the right one it lies on. */
export const SIDES = [
	[-1, 'Your number is too low.'],
	[1, 'Your number is too high.'],
] as const;

export const NOT_STATED = 'Not stated in the source.';

/** Where a learner is: `3 of 10`. */
export const placeWords = (place: number, of: number) => `${place} of ${of}`;
export const answeredWords = (answered: number, of: number) => `${answered} of ${of} answered`;
/** `3 of 21 done` */
export const doneWords = (done: number, of: number) => `${done} of ${of} done`;
export const gapName = (number: number) => `Gap ${number}`;

/** An attempt that is taken up again, begun anew, or brought back. */
export const RESUMED = 'Picking up where you left off.';
export const STARTED_OVER = 'Started over.';
export const STARTED_OVER_UNDO = 'Started over. Undo is above the question.';
export const UNDONE = 'Undone.';

export const FLAGGED = 'Flagged.';
export const UNFLAGGED = 'Flag removed.';
export const ALL_EXPLAINED = 'All explanations shown.';

/** Asked before an ordering counts that nobody has touched. */
export const ORDER_UNTOUCHED = 'You haven’t moved anything yet. If this is your order, press Check again.';

/** Asked before one’s own words count that are far from what was asked for. @param asked empty: there is enough of it */
export const shortWords = (
	length: { readonly words: number; readonly asked: string },
	evidence: { readonly sentences: number; readonly asked: string },
) =>
	[
		length.asked && `The question asks for ${length.asked}. You’ve written ${length.words}.`,
		evidence.asked &&
			`The question asks for ${evidence.asked} as evidence. You’ve chosen ${evidence.sentences || 'none'}.`,
		'If this is your answer, press Check again.',
	]
		.filter(Boolean)
		.join(' ');

/** Which response counts. */
export const FIRST_COUNTS = 'Only your first answer is scored.';
export const FIRST_COUNTED = 'Only your first answer is scored. Try again or see why.';
export const SURENESS_UNSAID = ' No confidence points: you didn’t say how sure you were.';
export const VERY_SURE_BUT_WRONG = 'You were very sure but wrong. Read this first.';

/** A step of an ordering was moved. @param place null where it could not go further. @param by below 0: up; 0: dragged */
export const movedWords = (place: { position: number; of: number } | null, by: number) =>
	place
		? `Moved to position ${place.position} of ${place.of}.`
		: `Already at the ${by < 0 ? 'top' : 'bottom'}.`;

/** A step was let go with Escape. */
export const PUT_BACK = 'Put back.';

/** Matching by tapping: the options, and what is said of a row and of an option. */
export const OPTIONS = 'Options';
export const TAP_HOW = 'Tap a row, then its match. Or tap a match first.';
export const CLEAR_ROW = 'Clear this row';
export const UNPAIRED = 'no match yet';
export const tapName = (row: string, match: string) => `${row}: ${match}`;
/** @param match empty where the row was cleared @param left rows without a match */
export const pairedWords = (row: string, match: string, left: number) =>
	`${match ? `${row}: ${match}.` : `${row}: cleared.`} ${left === 0 ? 'All rows matched.' : `${left} left.`}`;
/** Rows that an option was chosen for: `row 1, 3`. */
export const usedWords = (rows: readonly number[]) =>
	rows.length === 0 ? '' : `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`;

/** What keeps a learner’s progress from being saved. */
export const NOT_YET_SAVED = 'Your progress isn’t loading or saving yet. We’ll keep trying.';
export const DEVICE_FULL =
	'This device is full, so your progress isn’t being saved. You can carry on. Free up some space to save it.';
export const CANNOT_SAVE =
	'This browser can’t save your progress. You can carry on, but you’ll lose it when you leave.';

/** What the main button does at the end. */
export const SEE_RESULTS = 'See results';
export const submitWords = (unanswered: number) =>
	unanswered > 0 ? `Submit (${unanswered} unanswered)` : 'Submit';

export const RESULTS = 'Results';
export const resultsWords = (unanswered: number) =>
	unanswered > 0 ? `Results. ${unanswered} unanswered. You can keep going.` : 'Results.';
export const RESULTS_FAILED =
	'We couldn’t load your results. Your answers are saved. Check your connection and try again.';

/** `Retry 9 missed questions` */
export const retryWords = (missed: number) => `Retry ${count(missed, 'missed question')}`;
/** `Next: Kinds of operation` */
export const nextWords = (title: string) => `Next: ${title}`;
/** What a starting check says of a lesson. */
export const skipWords = (verdict: 'skip' | 'read' | 'untested') =>
	({ skip: 'Can skip', read: 'Read', untested: 'Read' })[verdict];
/** Beside the points, where some parts were right. */
export const ofPoints = (possible: number) => `of ${possible} points`;
export const rightOf = (right: number, of: number) => `${right} ${rightFirstTime(of)}.`;
/** Beside the number of answers in one’s own words. */
export const ofWritten = (of: number) => `of ${of} written`;
export const notScored = (number: number) =>
	number === 1
		? 'One answer in your own words isn’t scored. You can rate it yourself.'
		: `${number} answers in your own words aren’t scored. You can rate them yourself.`;
export const ratedYourself = (rating: string) => `You rated yourself: ${rating}`;

/** Beside the number that were. */
export const rightFirstTime = (of: number) => `of ${of} right first time`;
