import type { Fields } from '../fields.ts';
import type { EvidenceItem } from './item.ts';

export { given, part, said } from '../choice/words.ts';

export const instruction = ({ several }: Fields): string =>
	several ? 'Select every sentence that fits. Extra sentences lower your score.' : 'Select one sentence.';

export const offered = ({ choices }: EvidenceItem): string[] =>
	choices.flatMap(({ citations }) => citations.map(({ exact }) => exact));
