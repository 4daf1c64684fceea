import { nearCopies as copiesIn } from '../analysis/near-copies.ts';
import type { Finding } from './findings.ts';
import type { Item, Quiz } from '../quiz/types.ts';

/** Items that repeat another one of the module. */
export const nearCopies = (quizzes: readonly Quiz[]): { item: Item; finding: Finding }[] =>
	copiesIn(quizzes.flatMap((quiz) => quiz.items.map((item) => ({ quiz, item })))).map(({ copy, of }) => ({
		item: copy.item,
		finding: {
			rule: 'near-copy',
			path: ['prompt'],
			message: `“${of.item.id}”${copy.quiz === of.quiz ? '' : ` in ${of.quiz.id}`} asks in nearly the same words.`,
			suggestion: 'Ask about something else, or in another way.',
		},
	}));
