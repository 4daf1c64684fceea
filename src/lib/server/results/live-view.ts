import { decidedNotes } from '../../words/results.ts';
import { hasHandedIn, pointsOf, type StudentScore } from '../attempts/scores.ts';
import { peopleWho, type LoadedResults } from './loaded-results.ts';

interface LiveCell {
	readonly place: number;
	readonly state: StudentScore['state'];
	readonly answered: number;
	readonly of: number;
	/** The question in front, counted from 1; null when none is under way. */
	readonly at: number | null;
	/** When the student last did something, in milliseconds since 1970. */
	readonly last: number | null;
	/** Null where scores are not shown, or none counts yet. */
	readonly earned: number | null;
	readonly possible: number;
	/** What the teacher has said of it; empty where scores are not shown. */
	readonly notes: readonly string[];
	/** One for each question in the student's order: given or not. */
	readonly steps: readonly boolean[];
}

interface LiveRow {
	readonly id: string;
	readonly name: string;
	readonly joined: boolean;
	readonly cells: readonly LiveCell[];
}

export interface LiveCounts {
	readonly joined: number;
	readonly working: number;
	/** Also those who have begun once more since; of a path, those who have done all of it. */
	readonly over: number;
}

export interface LiveView extends LiveCounts {
	readonly rows: readonly LiveRow[];
}

/** How many are there, at work, and through. */
export const liveCounts = ({ students, scores }: LoadedResults): LiveCounts => ({
	joined: students.filter(({ joined_at }) => joined_at !== null).length,
	working: peopleWho(scores, ({ state }) => state === 'under-way').size,
	over: peopleWho(scores, hasHandedIn).size,
});

/** Who is where. Scores only where the teacher wants them. */
export function liveView(results: LoadedResults, withScores: boolean): LiveView {
	const rows = results.students.map((student) => ({
		id: student.id,
		name: student.nickname,
		joined: student.joined_at !== null,
		cells: results.scores
			.filter((score) => score.student.id === student.id)
			.map((score) => cellOf(score, withScores)),
	}));
	return { rows, ...liveCounts(results) };
}

function cellOf(score: StudentScore, withScores: boolean): LiveCell {
	const latest = score.attempts.at(-1);
	const steps =
		latest?.attempt.order.map((id) => {
			const state = latest.attempt.items[id];
			return state !== undefined && (state.first !== null || state.response.length > 0);
		}) ?? [];
	const running = score.state === 'under-way' && latest;
	return {
		place: score.place,
		state: score.state,
		answered: score.answered,
		of: score.of,
		at: running ? latest.attempt.order.indexOf(latest.attempt.now) + 1 || null : null,
		last: latest?.lastReceivedAt ?? null,
		earned: withScores && (score.state === 'over' || score.override) ? pointsOf(score) : null,
		possible: score.counted?.possible ?? score.possible,
		notes: withScores
			? decidedNotes(score.override !== null, score.comment, score.state === 'over' ? score.unmarked : 0)
			: [],
		steps,
	};
}
