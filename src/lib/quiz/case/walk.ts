import {
	MOST_POINTS,
	type Case,
	type Condition,
	type Option,
	type Point,
	type State,
	type Telling,
} from './types.ts';

/** Ids of the options that were taken, point by point; shorter than the case while it goes on. */
export type Road = readonly string[];

/** One decision on a road. */
interface Step {
	readonly point: Point;
	/** As it was when the decision was made. */
	readonly before: State;
	readonly taken: Option;
}

export interface Walk {
	readonly steps: readonly Step[];
	/** After all of them. */
	readonly state: State;
	/** What is to be decided next; null at the end. */
	readonly next: Point | null;
	/** Points of all decisions made, and of all there are. */
	readonly earned: number;
	readonly possible: number;
}

/** @returns null where the road takes an option that is not there */
export function walk(one: Case, road: Road): Walk | null {
	if (road.length > one.points.length) return null;
	let state = startOf(one);
	const steps: Step[] = [];
	for (const [at, id] of road.entries()) {
		const point = one.points[at];
		const taken = point?.options.find((option) => option.id === id);
		if (!point || !taken) return null;
		steps.push({ point, before: state, taken });
		state = { ...state, ...taken.set };
	}
	return {
		steps,
		state,
		next: one.points[road.length] ?? null,
		earned: steps.reduce((sum, { taken }) => sum + taken.points, 0),
		possible: possibleOf(one),
	};
}

export const possibleOf = ({ points }: Pick<Case, 'points'>) => MOST_POINTS * points.length;

export const startOf = ({ state }: Pick<Case, 'state'>): State =>
	Object.fromEntries(state.flatMap(({ id, values: [first] }) => (first ? [[id, first.id]] : [])));

export const holds = (when: Condition, state: State): boolean =>
	Object.entries(when).every(([fact, values]) => values.includes(state[fact] ?? ''));

/** What is told where things stand like this. */
export const toldIn = (texts: readonly Telling[], state: State): readonly string[] =>
	texts.filter(({ when }) => holds(when, state)).map(({ text }) => text);

const SEPARATOR = '.';
/** Ids are at most 64 characters long, and a case has at most 12 points. */
const LONGEST = 1_000;

/** As it stands in an address. */
export const roadText = (road: Road) => road.join(SEPARATOR);

/** @param text foreign @returns null unless it is a road through this case */
export function parseRoad(one: Case, text: unknown): Road | null {
	if (typeof text !== 'string' || text.length > LONGEST) return null;
	const road = text === '' ? [] : text.split(SEPARATOR);
	return walk(one, road) ? road : null;
}
