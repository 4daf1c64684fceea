import { endFor, NO_EXTRA } from './deadline.ts';
import type { AssignmentRules } from './rules.ts';

/**
 * What a teacher has to know of a graded assignment to a class that anybody with the code can join, under as many names
 * as they like; empty where there is nothing to say.
 */
export function openClassWarning(rules: AssignmentRules, openJoining: boolean): string {
	if (rules.mode === 'practice' || !openJoining) return '';
	const told = [rules.score, rules.feedback, rules.keys];
	const anyone = 'Anyone with the code can join this class under any name, more than once.';
	if (told.some((time) => time === 'at-once' || time === 'after-hand-in'))
		return `${anyone} Students see results before the end, so someone can try the questions under made-up names first. Use a list of names, or show results after the due date.`;
	if (endFor(rules, NO_EXTRA) !== null) return '';
	return `${anyone} There is no date after which nothing is accepted, so students never see results. Use a list of names, or set a closing date.`;
}
