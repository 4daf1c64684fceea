import { grade } from '$lib/quiz/grade';
import { gradingKey } from '$lib/quiz/grading';
import { apply, emptyAttempt } from '$lib/quiz/attempt';
import { missedParts } from '$lib/quiz/part-outcomes';
import { redact, redactingOf } from '$lib/quiz/redact';
import { report } from '$lib/quiz/report';
import { readAnswerFields } from '$lib/server/taking/read-form';
import type { Shown } from '$lib/wire/assigned-view';
import type { AttemptEvent } from '$lib/quiz/attempt';
import type { ItemResponse } from '$lib/quiz/response';
import type { Item, Quiz } from '$lib/quiz/types';

/**
 * Grades a quiz handed in as a form: the same grading as on the device, for a browser without JavaScript.
 * @returns what to show of each item, the report over all, and which parts of each were missed; what cannot be graded counts as left open
 */
export function gradeForm(quiz: Quiz, form: FormData) {
	const responses = new Map(quiz.items.map((item) => [item.id, readResponse(item, form)]));
	const shown = quiz.items.map((item): [string, Shown] => {
		const response = responses.get(item.id) ?? [];
		const outcome = grade(gradingKey(item), response);
		return [item.id, { response, outcome: outcome.status === 'graded' ? outcome : null }];
	});
	const keys = new Map(
		quiz.items.map((item) => [item.id, { key: gradingKey(item), objective: item.objective }]),
	);
	const missed = Object.fromEntries(
		quiz.items.map((item) => [item.id, missedParts(gradingKey(item), responses.get(item.id) ?? [])]),
	);
	return { shown, missed, report: report(keys, handedIn(quiz, responses)) };
}

/** One pass: everything answered at once, then handed in. Time plays no part. */
function handedIn(quiz: Quiz, responses: ReadonlyMap<string, ItemResponse>) {
	const options = { feedback: 'end', certainty: false, shuffle: false } as const;
	const order = quiz.items.map((item) => item.id);
	const events: AttemptEvent[] = [
		{ type: 'started', at: 0, seed: '', order, options },
		...[...responses].map(([item, response]) => ({ type: 'responded' as const, at: 0, item, response })),
		{ type: 'submitted', at: 0 },
	];
	return events.reduce(apply, emptyAttempt);
}

/** What a form without JavaScript holds for one item. */
export function readResponse(item: Item, form: FormData): ItemResponse {
	const typed = redactingOf(item).typed?.(redact(item, item.id)) ?? [];
	return readAnswerFields(form, item.id, (part) => typed.includes(part)).response;
}
