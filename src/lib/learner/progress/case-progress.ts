import { isOf, type StudyEvent } from '../../device/study-event.ts';
import type { OutlineCase } from './outline.ts';

/** One time a case was played, as far as it came. */
export interface Run {
	readonly id: string;
	/** What was decided, in order. */
	readonly decided: readonly { readonly point: string; readonly option: string }[];
	/** Place of its last decision among everything done. */
	readonly place: number;
	/** Null until the debrief was reached. */
	readonly end: { readonly earned: number; readonly possible: number; readonly at: number } | null;
}

export interface CaseProgress {
	readonly id: string;
	readonly title: string;
	/** `under-way` also when its debrief was reached before and it is being decided again. */
	readonly state: 'not-begun' | 'under-way' | 'done';
	/** Points of the latest run that are decided, and points there are. */
	readonly answered: number;
	readonly of: number;
	/** As `place` of the latest run; −1 when there is none. */
	readonly begun: number;
	/** The highest of all that came to the debrief; of equal ones the latest. */
	readonly best: Run['end'];
}

/** In the order in which something was last decided. @param events in order */
export function runsOf(id: string, events: readonly StudyEvent[]): Run[] {
	const ends = new Map(
		events
			.filter(isOf('debriefed'))
			.filter((event) => event.case === id)
			.map(({ run, earned, possible, at }) => [run, { earned, possible, at }] as const),
	);
	const runs = new Map<string, Run>();
	events.forEach((event, place) => {
		if (event.type !== 'decided' || event.case !== id) return;
		const { run, point, option } = event;
		const before = runs.get(run)?.decided ?? [];
		// Two tabs may have asked the same point: the first decision counts.
		if (before.some((one) => one.point === point)) return;
		runs.set(run, { id: run, decided: [...before, { point, option }], place, end: ends.get(run) ?? null });
	});
	return [...runs.values()].sort((a, b) => a.place - b.place);
}

/** @param events of the module, in order */
export function caseProgress(
	{ id, title, points }: OutlineCase,
	events: readonly StudyEvent[],
): CaseProgress {
	const runs = runsOf(id, events);
	const latest = runs.at(-1);
	const ends = runs.flatMap(({ end }) => end ?? []);
	return {
		id,
		title,
		state: !latest ? 'not-begun' : latest.end ? 'done' : 'under-way',
		answered: Math.min(latest?.decided.length ?? 0, points),
		of: points,
		begun: latest?.place ?? -1,
		best: ends.reduce<Run['end']>((best, one) => (best && best.earned > one.earned ? best : one), null),
	};
}
