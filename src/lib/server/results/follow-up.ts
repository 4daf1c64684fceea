import { restsOn } from '../../quiz/rests-on.ts';
import type { Item, Module, Quiz } from '../../quiz/types.ts';
import { titleOf } from '../../quiz/wording.ts';
import { followUpTitle } from '../../words/follow-up.ts';
import { versionOf } from '../assignments/assignments.ts';
import { pointed } from '../attempts/ruled-version.ts';
import type { Db } from '../database/engine.ts';
import { itemNow } from '../item-now.ts';
import { findQuizVersion, type QuizVersion } from '../quiz-versions.ts';
import { loadResults, type LoadedResults } from './loaded-results.ts';
import { makeReady, type Paper } from './papers.ts';

/** What a teacher looked at when they pressed “Assign again”; all of it empty: the whole assignment. */
export interface Scope {
	/** `paper/item`, as `questionName` has it. */
	readonly questions: readonly string[];
	readonly objective: string;
	/** `reading/passage`. */
	readonly passage: string;
	/** Ids. */
	readonly students: readonly string[];
}

const questionName = (paper: string, item: string) => `${paper}/${item}`;

interface Question {
	/** `questionName`. */
	readonly name: string;
	readonly item: Item;
	readonly title: string;
	readonly version: QuizVersion;
	/** Ids of students who had less than all of it in their first attempt. */
	readonly missedBy: readonly string[];
}

/** What can be given again, and to whom. */
export interface FollowUp {
	readonly questions: readonly Question[];
	/** Names of the questions, and ids of the students, that it begins with. */
	readonly ticked: { readonly questions: readonly string[]; readonly students: readonly string[] };
}

/** The questions of a scope with who missed them; ticked is what was missed, and who missed it. */
export function followUp(results: LoadedResults, scope: Scope): FollowUp {
	const all = results.papers.flatMap((paper) =>
		paper.version.quiz.items.map((item): Question => {
			const { id } = item;
			return {
				name: questionName(paper.id, id),
				item,
				title: titleOf(item),
				version: paper.version,
				missedBy: missedBy(paper, id),
			};
		}),
	);
	const within = all.filter((question) => isWithin(question, scope));
	const missed = within.filter(({ missedBy: who }) =>
		who.some((id) => scope.students.length === 0 || scope.students.includes(id)),
	);
	const who = new Set(missed.flatMap((question) => question.missedBy));
	const students = scope.students.length > 0 ? scope.students : [...who];
	return {
		questions: within,
		ticked: { questions: missed.map(({ name }) => name), students },
	};
}

function missedBy({ taken }: Paper, item: string): string[] {
	return taken.flatMap(({ student, items }) => {
		const own = items.get(item);
		const hasIt = own && (own.isUnmarked === true || (own.earned !== null && own.earned >= 1));
		return hasIt ? [] : [student.id];
	});
}

function isWithin({ name, item, version }: Question, { questions, objective, passage }: Scope): boolean {
	if (questions.length > 0) return questions.includes(name);
	if (objective !== '') return item.objective === objective;
	if (passage === '') return true;
	return restsOn(version.quiz, item).some(({ reading, passages }) =>
		passages.some((id) => `${reading}/${id}` === passage),
	);
}

/** The quiz of a follow-up; ids of items say where they are from, as those of a drawn test do. */
const FOLLOW_UP = 'follow-up';
export const MOST_AGAIN = 40;

/** The same questions, as they were assigned, each worth one point. @param chosen one or more, of one module */
export function sameAgain(chosen: readonly Question[], title: string): QuizVersion | null {
	const [first] = chosen;
	if (!first) return null;
	const items = chosen.map(({ item, version }) => pointed(renamed(version, item)));
	const quiz = quizOf(title, distinct(items));
	const readings = chosen.flatMap(({ version }) => version.readings);
	const own = [...new Map(readings.map((reading) => [reading.id, reading])).values()];
	return { module: first.version.module, quiz, readings: own };
}

/**
 * Other questions about what was missed: of the module's practice, none that the class was ever given.
 * @param given names of items that the class had, as `itemNow` says them
 */
export function othersAbout(
	module: Module,
	chosen: readonly Question[],
	given: ReadonlySet<string>,
	title: string,
): QuizVersion | null {
	const left = module.quizzes.flatMap((quiz) =>
		quiz.items.map((item) => renamed({ module, quiz }, item)).filter(({ id }) => !given.has(id)),
	);
	const items = new Map<string, Item>();
	for (const { item } of chosen) {
		const other = left.find(({ id, objective }) => objective === item.objective && !items.has(id));
		if (other) items.set(other.id, other);
	}
	return items.size === 0 ? null : versionOf(module, quizOf(title, [...items.values()]));
}

/** Under the name that an item has today, whatever it was called when it was assigned. */
const renamed = (version: Parameters<typeof itemNow>[0], item: Item): Item => ({
	...item,
	id: itemNow(version, item),
});
const distinct = (items: readonly Item[]) => [...new Map(items.map((item) => [item.id, item])).values()];
const quizOf = (title: string, items: readonly Item[]): Quiz => ({
	id: FOLLOW_UP,
	title: followUpTitle(title),
	summary: '',
	items,
});

/** All that a class was ever given, by `itemNow`. */
export async function givenTo(db: Db, classId: string): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectFrom('assignment_quiz')
		.innerJoin('assignment', 'assignment.id', 'assignment_quiz.assignment_id')
		.select('version_hash')
		.distinct()
		.where('class_id', '=', classId)
		.execute();
	const found = new Set<string>();
	for (const { version_hash } of rows) {
		const version = await findQuizVersion(db, version_hash);
		for (const item of version?.quiz.items ?? []) if (version) found.add(itemNow(version, item));
	}
	return found;
}

/** What followed an assignment, student by student: before and after. Shares from 0 to 1; null: nothing counts. */
export interface Followed {
	readonly id: string;
	readonly title: string;
	readonly rows: readonly {
		readonly id: string;
		readonly name: string;
		readonly before: number | null;
		readonly after: number | null;
	}[];
}

/** What followed this assignment, the newest first. @param now milliseconds since 1970 */
export async function followedBy(
	db: Db,
	{ class: own, assignment: first }: Pick<LoadedResults, 'class' | 'assignment'>,
	now: number,
): Promise<Followed[]> {
	const rows = await db
		.selectFrom('assignment')
		.selectAll()
		.where('follows', '=', first.id)
		.where('deleted_at', 'is', null)
		.orderBy('created_at', 'desc')
		.execute();
	const found: Followed[] = [];
	// What was answered is read only where something followed.
	const earlier = rows.length > 0 ? await loadResults(db, { class: own, assignment: first }, now) : null;
	if (earlier) await makeReady(earlier.papers, 'taken');
	for (const assignment of rows) {
		const later = await loadResults(db, { class: own, assignment }, now);
		await makeReady(later.papers, 'taken');
		const asked = later.papers.flatMap(({ version }) =>
			version.quiz.items.map((item) => renamed(version, item)),
		);
		found.push({
			id: assignment.id,
			title: assignment.title,
			rows: later.students.map(({ id, nickname }) => ({
				id,
				name: nickname,
				before: earlier && shareIn(earlier, id, asked),
				after: shareIn(later, id, asked),
			})),
		});
	}
	return found;
}

/** Mean share of a student in these questions, in their first attempt; where none is among them, in what asks for the same. */
function shareIn({ papers }: LoadedResults, student: string, asked: readonly Item[]): number | null {
	const ids = new Set(asked.map(({ id }) => id));
	const objectives = new Set(asked.map(({ objective }) => objective));
	const own = papers.flatMap(({ version, taken }) =>
		taken
			.filter((one) => one.student.id === student)
			.flatMap(({ items }) =>
				version.quiz.items.map((item) => [renamed(version, item), items.get(item.id)] as const),
			),
	);
	const same = own.filter(([{ id }]) => ids.has(id));
	const about = same.length > 0 ? same : own.filter(([{ objective }]) => objectives.has(objective));
	if (about.length === 0) return null;
	return about.reduce((sum, [, given]) => sum + (given?.earned ?? 0), 0) / about.length;
}
