import { whys, type GivenPaper, type PaperLine } from '../../paper-line.ts';
import type { WithChoices } from '../../item-base.ts';

export const lines = ({ choices }: WithChoices, { response, outcome, keys }: GivenPaper): PaperLine[] =>
	choices.map((choice) => {
		const chosen = response.includes(choice.id);
		const mark = outcome?.marks[choice.id] ?? (keys && choice.correct ? 'missed' : null);
		const isTold = keys || (chosen && outcome !== null);
		return {
			text: choice.text,
			given: '',
			chosen,
			mark: mark === 'missed' && !keys ? null : mark,
			key: '',
			why: isTold ? whys(choice) : [],
		};
	});
