import type { Ruling } from '../quiz/key.ts';

/** What was decided about a question after it had been answered, for students and teachers; empty when nothing was. */
export function rulingWords({ ruling }: { readonly ruling?: Ruling }): string {
	if (!ruling) return '';
	if (ruling.marks === 'full') return 'Everyone gets full marks for this question.';
	if (ruling.marks === 'out') return 'This question doesn’t count.';
	return [
		...(ruling.one ? ['Any one of the correct answers counts.'] : []),
		...(ruling.or
			? ['The correct answer has changed since. Answers that were correct before still count.']
			: []),
	].join(' ');
}
