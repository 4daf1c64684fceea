/** What is said of questions that are given again. */
export const followUpTitle = (title: string) => `Again: ${title}`;
export const ASSIGN_AGAIN = 'Assign again';

export const FOLLOW_UP_PROBLEMS = {
	noQuestion: 'Choose at least one question.',
	manyQuestions: (most: number) => `Choose up to ${most} questions.`,
	nobody: 'Choose at least one student.',
	fromBank:
		'These questions are from the question bank. Practice would reveal their answers. Choose other questions about the same objectives.',
	noOthers: 'The class has had all the questions about these objectives. Choose the same questions.',
	noDate: 'This isn’t a valid date and time, or the clocks go forward then. Choose another.',
} as const satisfies Record<string, string | ((most: number) => string)>;
