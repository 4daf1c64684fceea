import { sentenceCitation } from '../../quiz/kinds/open/cited-sentence.ts';
import { countWords, parseWritten } from '../../quiz/kinds/open/written.ts';
import type { Levels, Rubric, Sample } from '../../quiz/kinds/open/item.ts';
import {
	isSame,
	roleOf,
	seesOthers,
	type Mark,
	type MarkingOptions,
	type MarkRole,
} from '../../rules/marking.ts';
import type { Citation, Reading } from '../../text/types.ts';
import { MARKERS, studentNumber } from '../../words/marking.ts';
import type { Db } from '../database/engine.ts';
import type { Marking, WrittenAnswer } from './answers.ts';
import { knownOf } from './marks.ts';

export interface Marker {
	readonly id: string;
	readonly isOwner: boolean;
}

/** What a teacher gave, for another to read. */
interface GivenMark {
	readonly role: MarkRole;
	/** `First marker, Nadia Haddad` */
	readonly by: string;
	readonly levels: Levels;
	readonly comment: string;
}

/** One answer, as the page for marking shows it. Where names are hidden nothing in it says whose it is. */
export interface AnswerView {
	readonly id: string;
	readonly who: string;
	readonly question: string;
	readonly prompt: string;
	readonly text: string;
	readonly words: number;
	readonly source: { readonly id: string; readonly readings: readonly Reading[] };
	readonly citations: readonly Citation[];
	readonly rubric: Rubric;
	readonly samples: readonly Sample[];
	/** As what this teacher's mark would count; null: they have no more to say. */
	readonly role: MarkRole | null;
	/** Names what this page knows; sent back with the mark. */
	readonly known: string;
	/** What the form begins with. */
	readonly levels: Levels;
	readonly comment: string;
	/** What was given already, as far as this teacher may see it. */
	readonly given: readonly GivenMark[];
}

/**
 * @param number of the student, in the order of those that are shown
 */
export async function answerView(
	db: Db,
	{ questions, isAnonymous }: Pick<Marking, 'questions' | 'isAnonymous'>,
	answer: WrittenAnswer,
	number: number,
	options: MarkingOptions,
	teacher: Marker,
): Promise<AnswerView> {
	const { item, loaded, marks, response, student } = answer;
	const { text, cites } = parseWritten(response);
	const { module, readings } = loaded.version;
	const role = roleOf(marks, options, teacher);
	const question = questions[answer.question];
	return {
		id: answer.id,
		who: isAnonymous ? studentNumber(number) : student.nickname,
		question: question ? `${question.title}, question ${question.number}` : '',
		prompt: item.prompt,
		text,
		words: countWords(text),
		source: { id: module.id, readings },
		citations: cites.flatMap((cite) => sentenceCitation(readings, cite) ?? []),
		rubric: item.rubric,
		samples: item.samples,
		role,
		known: knownOf(marks, options, teacher, response),
		...beginning(answer, role),
		given: await givenMarks(db, answer, options, role),
	};
}

/** A teacher goes on with what they gave; who settles, with what both agree on. */
function beginning({ marks }: WrittenAnswer, role: MarkRole | null): Pick<AnswerView, 'levels' | 'comment'> {
	const own = role && marks[role];
	if (own) return { levels: own.levels, comment: own.comment };
	const { first, second } = marks;
	if (role !== 'settled' || !first || !second) return { levels: {}, comment: '' };
	const agreed = Object.entries(first.levels).filter(([id, level]) => second.levels[id] === level);
	return {
		levels: Object.fromEntries(agreed),
		comment: isSame(first.levels, second.levels) ? first.comment : '',
	};
}

async function givenMarks(
	db: Db,
	{ marks }: WrittenAnswer,
	{ second }: MarkingOptions,
	role: MarkRole | null,
): Promise<GivenMark[]> {
	if (!seesOthers(role)) return [];
	const all = [marks.first, marks.second, marks.settled].filter((mark) => mark !== null);
	const names = await namesOf(db, all);
	return all.map((mark) => ({
		role: mark.role,
		by: MARKERS.by(second || mark.role !== 'first' ? mark.role : null, names.get(mark.marker ?? '') ?? null),
		levels: mark.levels,
		comment: mark.comment,
	}));
}

async function namesOf(db: Db, marks: readonly Mark[]): Promise<ReadonlyMap<string, string>> {
	const ids = marks.flatMap(({ marker }) => marker ?? []);
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('teacher').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
