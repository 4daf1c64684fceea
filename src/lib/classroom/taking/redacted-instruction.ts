import type { RedactedItem } from '../../quiz/redact.ts';

/** What to do, and how partial credit works, in one line above the prompt. */
export function redactedInstruction({ kind, several, gaps }: RedactedItem): string {
	switch (kind) {
		case 'choice':
			return several ? 'Choose all that apply. Each wrong choice cancels out a right one.' : 'Choose one.';
		case 'statement':
			return 'True, false, or not stated?';
		case 'match':
			return 'Choose one for each row. Each row counts.';
		case 'order':
			return 'Put in order. Each pair in the right order counts.';
		case 'gap':
			return gaps.some(({ choices }) => choices.length === 0)
				? 'Fill in. Each gap counts.'
				: 'Choose for each gap. Each gap counts.';
		case 'evidence':
			return several
				? 'Select every sentence that fits. Extra ones lower the score.'
				: 'Select one sentence.';
	}
}
