import { parseRoad, roadText, type Road } from '../../quiz/case/walk.ts';
import type { Case } from '../../quiz/case/types.ts';

/** How a class has come as far as it has. */
export interface ClassRoad {
	readonly road: Road;
	readonly isOn: boolean;
	/** Hands for each option, point by point, in the order of the options. */
	readonly votes: readonly (readonly number[])[];
}

const MOST_HANDS = 999;

/** A whole number of hands, whatever was typed. */
export const handsFrom = (typed: string): number => {
	const hands = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
	return Math.min(hands, MOST_HANDS);
};

/** The place of the option with the most hands; null where there is none, or more than one. */
export function mostHands(hands: readonly number[]): number | null {
	const most = Math.max(0, ...hands);
	const first = hands.indexOf(most);
	return most > 0 && hands.lastIndexOf(most) === first ? first : null;
}

/** It stands in the page’s own address, behind `#`: no server hears of it, and a reload or a bookmark goes on with it. */
export function roadHash({ road, isOn, votes }: ClassRoad): string {
	if (road.length === 0) return '';
	const hands = votes.map((each) => each.join('-')).join('.');
	return `#${new URLSearchParams({ road: roadText(road), hands, ...(isOn ? { on: '1' } : {}) }).toString()}`;
}

/** @param hash of any address */
export function parseRoadHash(one: Case, hash: string): ClassRoad {
	const fields = new URLSearchParams(hash.slice(1, 2_000));
	const road = parseRoad(one, fields.get('road') ?? '') ?? [];
	const given = (fields.get('hands') ?? '').split('.');
	const votes = road.map((_, at) => {
		const hands = (given[at] ?? '').split('-');
		return one.points[at]?.options.map((__, index) => handsFrom(hands[index] ?? '')) ?? [];
	});
	return { road, isOn: fields.get('on') === '1', votes };
}
