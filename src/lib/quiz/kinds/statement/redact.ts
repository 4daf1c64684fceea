import { labelled } from '../fields.ts';
import type { Fields } from '../fields.ts';
import type { StatementItem } from './item.ts';

export { translate } from '../choice/redact.ts';

export const redact = ({ statement, choices }: StatementItem): Partial<Fields> => ({
	statement,
	choices: labelled(choices),
});
