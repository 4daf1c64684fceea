import { counting, type CountedAttempt } from '../../analysis/counted.ts';
import { itemAnalysis, type QuizAnalysis } from '../../analysis/item-analysis.ts';
import { gradingKey } from '../../quiz/grading.ts';
import { openEarns, worthOf } from '../../quiz/ruling.ts';
import { paperTitle } from '../../words/results.ts';
import { gradedVersion, type GradedVersion } from '../attempts/graded-version.ts';
import { countingOf, type LoadedAttempt } from '../attempts/load-attempts.ts';
import type { StudentScore } from '../attempts/scores.ts';
import type { Db } from '../database/engine.ts';
import { flatMapInSlices } from '../give-way.ts';
import { markedIn } from '../marking/marked.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import type { QuizVersion } from '../quiz-versions.ts';

/** A student's attempt as the analysis counts it. */
interface Taken {
	readonly student: StudentTable;
	readonly loaded: LoadedAttempt;
	readonly items: CountedAttempt;
}

/** What was taken at one place of an assignment: a quiz, or one of its parallel forms. */
export interface Paper {
	/** `0-0`: place and form, both from 0. */
	readonly id: string;
	readonly place: number;
	readonly hash: string;
	readonly version: QuizVersion;
	/** The quiz's title, and where there are several forms, which. */
	readonly title: string;
	/** Each student’s first attempt that is over, as later ones build on what was learnt; else what counts of one that runs. */
	readonly taken: readonly Taken[];
	/** Makes `taken`, student by student. */
	readonly parts: readonly (() => readonly Taken[])[];
	readonly analysis: QuizAnalysis;
}

/** The papers of an assignment, in their order, with the analysis of each. */
export async function papersOf(
	db: Db,
	{ id }: AssignmentTable,
	scores: readonly StudentScore[],
): Promise<Paper[]> {
	const rows = await db
		.selectFrom('assignment_quiz')
		.select(['place', 'form', 'version_hash'])
		.where('assignment_id', '=', id)
		.orderBy('place')
		.orderBy('form')
		.execute();
	return Promise.all(
		rows.map(async ({ place, form, version_hash: hash }) => {
			const graded = await gradedVersion(db, hash);
			const { version } = graded;
			const keys = new Map(version.quiz.items.map((item) => [item.id, gradingKey(item)]));
			const counted = counting(keys);
			// Many pages need no more than titles.
			const parts = scores
				.filter((score) => score.place === place)
				.map((score) => lazily(() => firstOf(score, hash, counted, graded)));
			const taken = lazily(() => parts.flatMap((part) => part()));
			const analysis = lazily(() =>
				itemAnalysis(
					[...keys].map(([item, key]) => ({ id: item, key, possible: worthOf(key), open: openEarns(key) })),
					taken().map(({ items }) => items),
				),
			);
			const forms = rows.filter((other) => other.place === place).length;
			return {
				id: `${place}-${form}`,
				place,
				hash,
				version,
				title: paperTitle(version.quiz.title, form, forms),
				parts,
				get taken() {
					return taken();
				},
				get analysis() {
					return analysis();
				},
			};
		}),
	);
}

function firstOf(
	{ student, attempts }: StudentScore,
	hash: string,
	counted: ReturnType<typeof counting>,
	{ keys }: Pick<GradedVersion, 'keys'>,
): Taken[] {
	const loaded = attempts.find(({ overSince }) => overSince !== null) ?? attempts.find(countingOf);
	const taken = loaded && countingOf(loaded);
	if (!taken || loaded.row.version_hash !== hash) return [];
	// Of most attempts nothing is to be marked, and of those only what counts is read.
	const marked = loaded.marks.given.length === 0 ? undefined : markedIn(keys, taken.attempt, loaded.marks);
	return [{ student, loaded, items: counted(taken.firsts, marked) }];
}

/** Computes this of each paper in slices; reading it afterwards is quick. */
export async function makeReady(papers: readonly Paper[], part: 'taken' | 'analysis'): Promise<void> {
	await flatMapInSlices(
		papers.flatMap(({ parts }) => parts),
		(taken) => taken(),
	);
	await flatMapInSlices(papers, (paper) => [paper[part]]);
}

/** Makes something the first time it is asked for, and keeps it. */
export function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
