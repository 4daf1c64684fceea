import type { EvidenceItem } from './item.ts';

export { lines, proving, resting } from '../choice/explain.ts';

export const explained = ({ choices }: EvidenceItem) =>
	choices.map((part, at) => ({ part, path: ['sentences', at], needs: true }));
