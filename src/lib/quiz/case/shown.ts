import { stageOf, type Stage } from './stage.ts';
import { startOf, walk, type Road } from './walk.ts';
import type { Case, State } from './types.ts';

/** What of a case is in view somewhere on a road. Points are counted from 0. */
export interface Shown {
	readonly stage: Stage;
	readonly road: Road;
	/** As things stood at a point that has been met. */
	stateAt(point: number): State;
	isPoint(point: number): boolean;
	isOption(point: number, option: string): boolean;
}

/** @param road a road through this case */
export function shownOn(one: Case, road: Road, isOn: boolean): Shown {
	const stage = stageOf(one, road, isOn);
	const walked = walk(one, road);
	const states = [...(walked?.steps.map(({ before }) => before) ?? []), walked?.state ?? startOf(one)];
	const isPoint = (point: number) => stage.kind === 'debrief' || stage.at === point;
	return {
		stage,
		road,
		stateAt: (point) => states[point] ?? startOf(one),
		isPoint,
		isOption: (point, option) =>
			stage.kind === 'debrief' || (stage.kind === 'told' && stage.at === point && road[point] === option),
	};
}

/** What a page's script needs of a case: the texts are in the page. */
export const bonesOf = ({ id, state, points }: Case): Case => ({
	id,
	title: '',
	summary: '',
	situation: [],
	state: state.map((fact) => ({
		id: fact.id,
		values: fact.values.map((value) => ({ id: value.id, words: '' })),
	})),
	points: points.map((point) => ({
		id: point.id,
		title: '',
		text: [],
		options: point.options.map((option) => ({
			id: option.id,
			text: '',
			points: option.points,
			consequence: [],
			feedback: '',
			citations: [],
			set: option.set,
		})),
	})),
	debrief: { ending: [], questions: [] },
});
