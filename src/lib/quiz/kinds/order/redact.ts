import { mixedSteps } from '../../shuffle.ts';
import { labelled } from '../fields.ts';
import type { Fields } from '../fields.ts';
import type { OrderItem } from './item.ts';

export { translate } from '../choice/redact.ts';

export const redact = ({ steps }: OrderItem, mix: string): Partial<Fields> => ({
	choices: labelled(mixedSteps(steps, mix)),
});
