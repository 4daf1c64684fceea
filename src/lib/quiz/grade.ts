import { foldEntry } from './fold-entry.ts';
import { splitPair, type ItemResponse } from './response.ts';
import type { GapKey, GradingKey } from './grading-key.ts';

/** Why a response cannot be graded; not the same as wrong, and it costs nothing. */
export type Invalid = 'empty' | 'unknown' | 'too-many' | 'incomplete' | 'repeated';

/** Chosen and right; chosen and not; right and not chosen. Rows, steps and gaps know the first two. */
export type Mark = 'right' | 'wrong' | 'missed';
export type Verdict = 'right' | 'partly' | 'wrong';

export interface GradedOutcome {
	readonly status: 'graded';
	/** Share of the point, 0 to 1; 1 for the key and nothing else. */
	readonly earned: number;
	readonly possible: 1;
	readonly verdict: Verdict;
	/** By id of choice, row, step or gap; what is absent has no mark. */
	readonly marks: Readonly<Record<string, Mark>>;
}
export type Outcome = { readonly status: 'invalid'; readonly reason: Invalid } | GradedOutcome;

/**
 * Grades one response. Every item is worth one point; partial credit by kind:
 * several keys: (right − wrong) / number of keys, not below 0; match and gap: share of rows;
 * order: share of pairs in the right order (Kendall's tau, scaled to 0…1);
 * evidence: overlap of selected and key sentences (F1, the harmonic mean of precision and recall).
 * Total: no string array makes it throw.
 */
export function grade(key: GradingKey, response: ItemResponse): Outcome {
	const given = response.filter((entry) => entry !== '');
	if (given.length === 0) return invalid('empty');
	switch (key.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return gradeSelection(key, given);
		case 'match':
			return gradeRows(key.rows.map(([id, target]) => ({ id, choices: key.targets, accept: [target] })), given);
		case 'gap':
			return gradeRows(key.gaps, given);
		case 'order':
			return gradeOrder(key.key, given);
	}
}

function gradeSelection(
	{ kind, ids, key }: Extract<GradingKey, { ids: unknown }>,
	given: readonly string[],
): Outcome {
	const chosen = new Set(given);
	if (chosen.size < given.length) return invalid('repeated');
	if (given.some((id) => !ids.includes(id))) return invalid('unknown');
	if (key.length === 1 && given.length > 1) return invalid('too-many');
	const right = key.filter((id) => chosen.has(id)).length;
	const wrong = given.length - right;
	const earned =
		kind === 'evidence' ? (2 * right) / (given.length + key.length) : Math.max(0, (right - wrong) / key.length);
	return graded(
		earned,
		ids.flatMap((id): [string, Mark][] => {
			if (chosen.has(id)) return [[id, key.includes(id) ? 'right' : 'wrong']];
			return key.includes(id) ? [[id, 'missed']] : [];
		}),
	);
}

function gradeRows(rows: readonly GapKey[], given: readonly string[]): Outcome {
	const entries = new Map<string, string>();
	for (const [id, entry] of given.map(splitPair)) {
		const row = rows.find((candidate) => candidate.id === id);
		if (!row || (row.choices.length > 0 && entry !== '' && !row.choices.includes(entry))) return invalid('unknown');
		if (entries.has(id)) return invalid('repeated');
		if (foldEntry(entry) !== '') entries.set(id, entry);
	}
	if (entries.size < rows.length) return invalid(entries.size === 0 ? 'empty' : 'incomplete');
	const marks = rows.map((row): [string, Mark] => [row.id, accepts(row, entries.get(row.id) ?? '') ? 'right' : 'wrong']);
	return graded(marks.filter(([, mark]) => mark === 'right').length / rows.length, marks);
}

function accepts({ choices, accept }: GapKey, entry: string): boolean {
	if (choices.length > 0) return accept.includes(entry);
	return accept.some((accepted) => foldEntry(accepted) === foldEntry(entry));
}

function gradeOrder(key: readonly string[], given: readonly string[]): Outcome {
	if (given.some((id) => !key.includes(id))) return invalid('unknown');
	if (new Set(given).size < given.length) return invalid('repeated');
	if (given.length < key.length) return invalid('incomplete');
	const places = given.map((id) => key.indexOf(id));
	let pairs = 0;
	let ordered = 0;
	for (const [index, place] of places.entries()) {
		for (const later of places.slice(index + 1)) {
			pairs += 1;
			if (place < later) ordered += 1;
		}
	}
	return graded(
		pairs === 0 ? 1 : ordered / pairs,
		places.map((place, index) => [given[index] ?? '', place === index ? 'right' : 'wrong']),
	);
}

const invalid = (reason: Invalid): Outcome => ({ status: 'invalid', reason });

function graded(earned: number, marks: readonly (readonly [string, Mark])[]): Outcome {
	const verdict = earned === 1 ? 'right' : earned === 0 ? 'wrong' : 'partly';
	return { status: 'graded', earned, possible: 1, verdict, marks: Object.fromEntries(marks) };
}
