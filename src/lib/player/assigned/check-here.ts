import { fieldsOf } from '../answer.ts';
import { problem } from '../show-item.ts';
import { grade } from '../../quiz/grade.ts';
import { INVALID_WORDS } from '../../words/invalid-words.ts';
import { say, section } from '../../ui/dom.ts';
import { answeredOf, keyOf } from './show-attempt.ts';
import type { Attempt } from '../../quiz/attempt.ts';

/** Whether an item can be checked as it stands; if not, says what is missing. */
export function checkHere(attempt: Attempt, item: string): boolean {
	const message = whatIsMissing(item, attempt.items[item]?.response ?? []);
	if (!message) return true;
	const at = section(item);
	if (!at) return false;
	problem(at, message);
	say(message);
	fieldsOf(at)[0]?.focus();
	at.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
	return false;
}

function whatIsMissing(item: string, response: readonly string[]): string {
	const far = answeredOf(item, response);
	if (far !== 'wholly') return INVALID_WORDS[far === 'not' ? 'empty' : 'incomplete'];
	const key = keyOf(item);
	const outcome = key && grade(key, response);
	return outcome?.status === 'invalid' ? INVALID_WORDS[outcome.reason] : '';
}
