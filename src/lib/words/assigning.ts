import { endFor, NO_EXTRA } from '../rules/deadline.ts';
import type { AssignmentRules } from '../rules/rules.ts';

/** What is wrong with an assignment, and what to do. */
export const ASSIGN_PROBLEMS = {
	noClass: 'Choose at least one class.',
	nothing: 'Choose at least one quiz, or build a test.',
	notConfirmed: 'Your account isn’t confirmed, so you can’t use the question bank. Ask an administrator.',
	bankInPractice: 'Practice would reveal answers from the question bank. Choose “Graded”.',
	bankNowPractice: 'This includes questions from the question bank. Practice would reveal their answers.',
	started:
		'Students have started, so you can’t switch between practice and graded. Assign the quiz again instead.',
	noMoment: 'This isn’t a valid date and time, or the clocks go forward then. Choose another.',
	past: 'This date has passed. Choose a later one or leave it blank.',
} as const satisfies Record<string, string>;

/** What is wrong with a module's path as it is to be assigned. */
export const PLAN_PROBLEMS = {
	nothing: 'Choose at least one reading or quiz.',
	needs: 'Choose one of the options.',
	afterWhole: 'This is after the due date of the whole module. Choose an earlier date, or move the due date.',
	fewQuestions: (there: number, versions: number) =>
		`The question bank has enough for ${there} in each of ${versions === 1 ? 'one version' : `${versions} versions`}. Choose fewer questions or versions.`,
} as const satisfies Record<string, string | ((there: number, versions: number) => string)>;

/** What is wrong with the points of questions. */
export const POINTS_PROBLEMS = {
	nothing: 'At least one question in this quiz must count.',
	lowers: 'Some marks would go down. Change the points, or tick “Lower marks too”.',
	moved:
		'The questions have been regraded since you opened this page. Check the points and the changes again.',
} as const satisfies Record<string, string>;

/** Why something cannot be given to those who were chosen. */
export const GIVEN_PROBLEMS = {
	nobody: 'Choose at least one student, or give it to the whole class.',
	noGroup: 'This group has no students any more. Choose another.',
} as const satisfies Record<string, string>;

/** `There are only 5 of these questions: 2 at most for each of 2 versions. …` */
export function tooFewQuestions(there: number, versions: number): string {
	const most = Math.floor(there / versions);
	const only =
		there === 1 ? 'There is only 1 of these questions' : `There are only ${there} of these questions`;
	if (versions === 1) return `${only}.`;
	const each = most === 0 ? 'not enough for each' : `${most} at most for each`;
	return `${only}: ${each} of ${versions} versions. Choose fewer questions or versions.`;
}

/** A test that is built from a question bank. */
export const BUILT_TEST = {
	title: (module: string) => `Test: ${module}`,
	summary: 'Questions chosen for this class.',
} as const satisfies Record<string, string | ((module: string) => string)>;

/**
 * What a teacher has to know of a graded assignment to a class that anybody with the code can join, under as many names
 * as they like; empty where there is nothing to say.
 */
export function openClassWarning(rules: AssignmentRules, openJoining: boolean): string {
	if (rules.mode === 'practice' || !openJoining) return '';
	const told = [rules.score, rules.feedback, rules.keys];
	const anyone = 'Anyone with the code can join this class, using any name, more than once.';
	if (told.some((time) => time === 'at-once' || time === 'after-hand-in'))
		return `${anyone} Students see results before everyone has finished, so someone could try the questions under made-up names first. Use a list of names, or show results after the due date.`;
	if (endFor(rules, NO_EXTRA) !== null) return '';
	return `${anyone} The assignment never closes, so students never see results. Use a list of names, or set a due date and a cut-off for late work.`;
}
