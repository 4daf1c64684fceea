import { mixOf, redact } from '../../quiz/redact.ts';
import { keyParts } from '../../quiz/explain.ts';
import { grade } from '../../quiz/grade.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { asOfVersion } from '../library.ts';
import { disguise } from './disguise.ts';
import { rulesAt } from '../attempts/rules-of.ts';
import { shipsKeys } from '../../rules/release.ts';
import { finalWords } from '../../words/submitting.ts';
import { addressOf, homeOf, resultsOf, type Taken, timesOf } from './taken.ts';
import type { Shown, AssignedView } from '../../wire/assigned-view.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { Citation } from '../../text/types.ts';
import type { Item, Module } from '../../quiz/types.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';

/** All that the page of an attempt under way gets; what is not listed here stays on the server. */
export function makeView(
	taken: Taken,
	{ row, version, attempt, lastReceivedAt }: LoadedAttempt,
): AssignedView {
	const rules = rulesAt(taken.assignment)(taken.place);
	const open = shipsKeys(rules);
	const hidden = disguise(version.quiz, attempt);
	const full = open ? inOrder(version, attempt) : [];
	return {
		assignment: taken.assignment.title,
		title: version.quiz.title,
		module: moduleOf(version),
		items: open ? full.map((item) => redact(item, mixOf(attempt.seed, item))) : hidden.items,
		full,
		shown: shownOf(full, attempt),
		passages: rules.passageFirst ? passagesOf(full) : new Map(),
		final: finalWords(rules.attempts === 'unlimited' ? rules.attempts : rules.attempts - row.number),
		results: resultsOf(taken),
		data: {
			attempt: row.id,
			state: open ? attempt : hidden.attemptFor(attempt),
			owner: {
				student: taken.student.id,
				nickname: taken.student.nickname,
				assignment: taken.assignment.title,
				home: homeOf(taken),
				address: `${addressOf(taken)}/events`,
			},
			...timesOf(taken, row),
			receivedAt: lastReceivedAt,
			shipsKeys: open,
		},
	};
}

/** What components of readings and citations need of a module; a version has no more. */
const moduleOf = (version: QuizVersion): Module => ({
	...version.module,
	summary: '',
	asOf: asOfVersion(version),
	strands: [],
	objectives: [],
	readings: version.readings,
	since: null,
	plain: [],
	figures: [],
	quizzes: [],
	cases: [],
	glossary: [],
	guide: null,
	path: [],
	moved: {},
});

const inOrder = ({ quiz }: QuizVersion, { order }: Attempt): readonly Item[] =>
	order.flatMap((id) => quiz.items.filter((item) => item.id === id));

/** The words that prove each key. Where a sentence is what is asked for, they would be the answer. */
const passagesOf = (items: readonly Item[]): ReadonlyMap<string, Citation> =>
	new Map(
		items.flatMap((item): [string, Citation][] => {
			const [first] = item.kind === 'evidence' ? [] : keyParts(item).flatMap(({ citations }) => citations);
			return first ? [[item.id, first]] : [];
		}),
	);

/** For a browser without JavaScript: what was checked stands there explained. */
function shownOf(items: readonly Item[], { items: states }: Attempt): ReadonlyMap<string, Shown> {
	return new Map(
		items.flatMap((item): [string, Shown][] => {
			const state = states[item.id];
			if (!state || state.phase === 'open') return [];
			const outcome = grade(gradingKey(item), state.response);
			return [[item.id, { response: state.response, outcome: outcome.status === 'graded' ? outcome : null }]];
		}),
	);
}
