import { dueFor, endFor } from '../../rules/deadline.ts';
import { isGivenTo } from '../../rules/given-to.ts';
import { ruledAtStop, stopsOf } from '../../rules/plan.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { dueWords } from '../../words/due-words.ts';
import { studentCookie, studentOnDevice } from '../access/authorize.ts';
import { loadAttempts, type LoadedAttempt } from '../attempts/load-attempts.ts';
import { releasedTo } from '../attempts/released-to.ts';
import { wayOf } from '../attempts/plan-states.ts';
import { extraOf, givenTo, planOf, rulesOf } from '../attempts/rules-of.ts';
import { STANDINGS, stopsDone } from '../../words/assignments.ts';
import { MOST_NAMED, type DueHere } from '../../wire/due.ts';
import type { Db } from '../database/engine.ts';
import { assignmentsOf } from './assignments.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/** `to-do` first, then what is done, then what can no longer be done. */
type Standing = 'not-open' | 'to-do' | 'under-way' | 'late' | 'done' | 'over';

interface StudentAssignment {
	readonly id: string;
	readonly title: string;
	readonly mode: AssignmentRules['mode'];
	/** Milliseconds since 1970, and in words; null without a due date. */
	readonly dueAt: number | null;
	readonly due: string | null;
	readonly standing: Standing;
	/** `5 of 23 stops done`; null where it is no path. */
	readonly stops: string | null;
	/** Whether results can be looked at. */
	readonly hasResults: boolean;
}

export interface StudentClass {
	readonly id: string;
	readonly name: string;
	/** Id of the student. */
	readonly student: string;
	readonly nickname: string;
	readonly assignments: readonly StudentAssignment[];
}

/** More classes than anybody is in; beyond them somebody has filled the cookies. */
const MOST_CLASSES = 30;

/**
 * What is assigned to whoever uses this device, class by class.
 * @param cookies all that came with the request
 * @param now milliseconds since 1970
 */
export async function studentAssignments(
	db: Db,
	cookies: readonly { readonly name: string; readonly value: string }[],
	now: number,
): Promise<StudentClass[]> {
	const prefix = studentCookie('');
	const found: StudentClass[] = [];
	for (const { name, value } of cookies.filter((one) => one.name.startsWith(prefix)).slice(0, MOST_CLASSES)) {
		const student = await studentOnDevice(db, name.slice(prefix.length), value);
		if (!student) continue;
		const own = await db
			.selectFrom('class')
			.select(['name', 'archived_at'])
			.where('id', '=', student.class_id)
			.where('preview_of', 'is', null)
			.executeTakeFirst();
		if (!own) continue;
		const all = [];
		const given = await assignmentsOf(db, student.class_id);
		for (const assignment of given.filter((one) => isGivenTo(givenTo(one), student.id)))
			all.push(await standingOf(db, assignment, student, own.archived_at !== null, now));
		found.push({
			id: student.class_id,
			name: own.name,
			student: student.id,
			nickname: student.nickname,
			assignments: all.sort((a, b) => RANK[a.standing] - RANK[b.standing]),
		});
	}
	return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const DUE: readonly Standing[] = ['under-way', 'to-do', 'late'];

/** What a student can still do, of all their classes. */
export function dueHere(classes: readonly StudentClass[]): DueHere {
	const due = classes
		.flatMap(({ assignments }) => assignments)
		.filter(({ standing }) => DUE.includes(standing))
		.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
	const first = due.slice(0, MOST_NAMED).map(({ id, title, standing, stops, due: at }) => ({
		id,
		title,
		words: [STANDINGS[standing], ...(stops ? [stops] : []), ...(at ? [`due ${at}`] : [])].join(' · '),
	}));
	return { count: due.length, first };
}

const RANK: Readonly<Record<Standing, number>> = {
	'under-way': 0,
	'to-do': 1,
	late: 1,
	'not-open': 2,
	done: 3,
	over: 4,
};

interface Left {
	/** When what is still to do is due, the first first; null: never. */
	readonly dues: readonly (number | null)[];
	/** Of a path. */
	readonly stops: { readonly done: number; readonly of: number } | null;
}

/** What is still to do. */
async function leftOf(
	db: Db,
	assignment: AssignmentTable,
	student: StudentTable,
	over: readonly LoadedAttempt[],
	now: number,
): Promise<Left> {
	const plan = planOf(assignment);
	const extra = extraOf(student, assignment);
	const whole = rulesOf(assignment);
	if (plan) {
		const { states } = await wayOf(db, assignment, plan, student, now);
		const dues = stopsOf(plan).map((stop) => dueFor(ruledAtStop(whole, plan, stop), extra));
		const left = dues.filter((_, at) => states[at] !== 'done');
		return {
			dues: left.sort((a, b) => (a ?? Infinity) - (b ?? Infinity)),
			stops: { done: states.length - left.length, of: states.length },
		};
	}
	const { places } = await db
		.selectFrom('assignment_quiz')
		.select((is) => is.fn.count<number>('place').distinct().as('places'))
		.where('assignment_id', '=', assignment.id)
		.executeTakeFirstOrThrow();
	const isDone = new Set(over.map(({ row }) => row.place)).size >= Number(places);
	return { dues: isDone ? [] : [dueFor(whole, extra)], stops: null };
}

async function standingOf(
	db: Db,
	assignment: AssignmentTable,
	student: StudentTable,
	isArchived: boolean,
	now: number,
): Promise<StudentAssignment> {
	const rules = rulesOf(assignment);
	const extra = extraOf(student, assignment);
	const attempts = await loadAttempts(db, assignment, student, now, { answers: 'none' });
	const over = attempts.filter(({ overSince }) => overSince !== null);
	const { dues, stops } = await leftOf(db, assignment, student, over, now);
	const done = dues.length === 0;
	const due = dues[0] ?? dueFor(rules, extra);
	const end = endFor(rules, extra);
	const released = await Promise.all(over.map((loaded) => releasedTo(db, assignment, student, loaded, now)));
	const standing = (): Standing => {
		if (isArchived) return done ? 'done' : 'over';
		if (attempts.some(({ overSince }) => overSince === null)) return 'under-way';
		if (done) return 'done';
		if (rules.opensAt !== null && rules.opensAt > now) return 'not-open';
		if (end !== null && end <= now) return 'over';
		if (due !== null && due <= now) return 'late';
		return stops && stops.done > 0 ? 'under-way' : 'to-do';
	};
	return {
		id: assignment.id,
		title: assignment.title,
		mode: rules.mode,
		dueAt: due,
		due: due === null ? null : dueWords(due, rules.timeZone, now),
		standing: standing(),
		stops: stops && stopsDone(stops.done, stops.of),
		hasResults: released.some(({ score, feedback }) => score || feedback),
	};
}
