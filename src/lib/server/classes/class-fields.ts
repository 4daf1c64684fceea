import { toInstant, toLocal, isTimeZone } from '../../rules/local-time.ts';
import { cleanName, isTooLong, LONGEST_NAME } from '../exports/clean-name.ts';
import { atMostCharacters, CLASS_PROBLEMS } from '../../words/classes.ts';
import { formText } from '../form-text.ts';
import type { ClassTable } from '../database/tables/classes.ts';

export interface ClassFields {
	readonly name: string;
	/** IANA name. */
	readonly timeZone: string;
	/** The end of the last day, in milliseconds since 1970. */
	readonly endsAt: number;
	readonly keptDays: number;
	readonly openJoining: boolean;
	/** Whether anybody with the code sees the names that are still to be taken. */
	readonly listNames: boolean;
}

/** What is wrong with a field, and what to do. */
export type FieldProblems = Partial<Record<'name' | 'timeZone' | 'lastDay' | 'keptDays', string>>;

export const USUAL_KEPT_DAYS = 365;
const MOST_KEPT_DAYS = 3_650;
const LONGEST_CLASS_MS = 10 * 366 * 86_400_000;

/**
 * What a teacher typed about a class.
 * @param now milliseconds since 1970; a class that is made or lengthened ends after it, by ten years at most
 * @param present the class as it is, when it is changed: a last day that is left alone is its end to the millisecond,
 * also when that is over
 */
export function parseClassFields(
	form: FormData,
	now: number,
	present?: Pick<ClassTable, 'ends_at' | 'time_zone'>,
): { readonly fields: ClassFields } | { readonly problems: FieldProblems } {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	const name = cleanName(text('name').slice(0, 1_000));
	const timeZone = text('timeZone');
	const zoneKnown = isTimeZone(timeZone);
	const isLeft = present && text('lastDay') === lastDayOf(present);
	const typed = zoneKnown ? toInstant(`${text('lastDay')}T23:59`, timeZone) : now + 1;
	const endsAt = isLeft ? present.ends_at : typed;
	const keptDays = /^\d{1,4}$/.test(text('keptDays')) ? Number(text('keptDays')) : Infinity;
	const problems: FieldProblems = {
		...nameProblem(name),
		...(!zoneKnown && { timeZone: CLASS_PROBLEMS.timeZone }),
		...(!isLeft && lastDayProblem(endsAt, now)),
		...(keptDays > MOST_KEPT_DAYS && { keptDays: CLASS_PROBLEMS.keptDays(MOST_KEPT_DAYS) }),
	};
	if (Object.keys(problems).length > 0 || endsAt === null) return { problems };
	const openJoining = form.get('joining') !== 'list';
	return { fields: { name, timeZone, endsAt, keptDays, openJoining, listNames: form.has('listNames') } };
}

/** What was typed, to be shown again where something of it is wrong. */
export function typedClass(form: FormData) {
	const text = (name: string) => formText(form, name).slice(0, 200);
	return {
		name: text('name'),
		timeZone: text('timeZone'),
		lastDay: text('lastDay'),
		keptDays: text('keptDays'),
		joining: text('joining'),
		listNames: form.has('listNames'),
	};
}

/** As `<input type="date">` has it. */
export const lastDayOf = ({ ends_at, time_zone }: Pick<ClassTable, 'ends_at' | 'time_zone'>) =>
	toLocal(ends_at, time_zone).slice(0, 10);

function nameProblem(name: string): FieldProblems {
	if (name === '') return { name: CLASS_PROBLEMS.noName };
	return isTooLong(name) ? { name: atMostCharacters(LONGEST_NAME) } : {};
}

function lastDayProblem(endsAt: number | null, now: number): FieldProblems {
	if (endsAt === null) return { lastDay: CLASS_PROBLEMS.noLastDay };
	if (endsAt < now) return { lastDay: CLASS_PROBLEMS.pastLastDay };
	return endsAt > now + LONGEST_CLASS_MS ? { lastDay: CLASS_PROBLEMS.lateLastDay } : {};
}

/** Names of all time zones this machine knows, and those given, for a list to choose from. */
export function timeZones(...also: readonly string[]): string[] {
	return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...also])].sort();
}
