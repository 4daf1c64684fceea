import { pairName, type Part, type Explained } from '../../item-base.ts';
import type { MatchItem } from './item.ts';

const usedBy = ({ rows }: MatchItem) => new Set(rows.map(({ target }) => target));

const part = (name: string, { citations }: Explained): Part => ({ name, citations });

export function explained(item: MatchItem) {
	const used = usedBy(item);
	return [
		...item.targets.map((target, at) => ({
			part: target,
			path: ['targets', at],
			needs: !used.has(target.id),
		})),
		...item.rows.flatMap((row, at) => [
			{ part: row, path: ['rows', at], needs: true },
			...row.mistakes.map((mistake, index) => ({
				part: mistake,
				path: ['rows', at, 'mistakes', index],
				needs: false,
			})),
		]),
	];
}

/** What explains a target that is right somewhere proves that row, and refutes no other. */
export function resting(item: MatchItem): Part[] {
	const used = usedBy(item);
	return item.rows.flatMap((row) => [
		part(row.id, row),
		...item.targets.filter(({ id }) => id === row.target).map((target) => part(row.id, target)),
		...row.mistakes.map((mistake) => part(pairName(row.id, mistake.target), mistake)),
		...item.targets
			.filter(({ id }) => !used.has(id))
			.map((target) => part(pairName(row.id, target.id), target)),
	]);
}

export function proving(item: MatchItem): Explained[] {
	const used = usedBy(item);
	return [...item.rows, ...item.targets.filter(({ id }) => used.has(id))];
}

export const lines = ({ rows, targets }: MatchItem) =>
	rows.map((row) => ({
		...row,
		right: true,
		words: `${row.text.replace(/\.$/, '')}: ${targets.find(({ id }) => id === row.target)?.text ?? ''}`,
	}));
