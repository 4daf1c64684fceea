import type { Ruling } from '../quiz/key.ts';
import { worthOf } from '../quiz/ruling.ts';

/** What was decided about a question, for students and teachers; empty when nothing was but how much it counts. */
export function rulingWords({ ruling }: { readonly ruling?: Ruling }): string {
	if (!ruling) return '';
	if (worthOf(ruling) === 0) return 'This question doesn’t count.';
	if (ruling.marks === 'full') return 'Everyone gets full marks for this question.';
	return [
		...(ruling.one ? ['Any one of the correct answers counts.'] : []),
		...(ruling.or
			? ['The correct answer has changed since. Answers that were correct before still count.']
			: []),
	].join(' ');
}
