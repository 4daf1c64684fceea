import type { StatementItem } from './item.ts';

export { lines, proving, resting } from '../choice/explain.ts';

export const explained = ({ choices }: StatementItem) =>
	choices.map((part) => ({ part, path: ['judgements', part.id], needs: true }));
