import { whys, type GivenPaper, type PaperLine } from '../../paper-line.ts';
import type { OrderItem } from './item.ts';

export function lines({ steps }: OrderItem, { response, outcome, keys }: GivenPaper): PaperLine[] {
	const given = response.flatMap((one) => steps.filter((step) => step.id === one));
	// Where nothing was given the author's order would be the key.
	const listed = given.length > 0 ? given : keys ? steps : [];
	return listed.map((step) => {
		const mark = outcome?.marks[step.id] ?? null;
		return {
			text: step.text,
			given: '',
			chosen: given.length > 0,
			mark,
			key: keys ? `position ${steps.indexOf(step) + 1}` : '',
			why: keys || mark === 'right' ? whys(step) : [],
		};
	});
}
