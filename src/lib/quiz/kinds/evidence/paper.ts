import { lines as choiceLines } from '../choice/paper.ts';
import type { GivenPaper, PaperLine } from '../../paper-line.ts';
import type { EvidenceItem } from './item.ts';

/** The whole text is on offer; what was neither chosen nor right would only be noise. */
export const lines = ({ choices }: EvidenceItem, given: GivenPaper): PaperLine[] =>
	choiceLines(
		{
			choices: choices.filter(({ id, correct }) => given.response.includes(id) || (given.keys && correct)),
		},
		given,
	);
