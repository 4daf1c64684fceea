import { isOf, type EventOf, type StudyEvent } from '../../device/study-event.ts';
import { parseEvents, type ParsedExport } from '../../device/parse-export.ts';

/**
 * What another device needs to go on from, as short as it can be said: how first answers went, scores, cases, texts read and
 * settings. The steps of attempts and the time spent take five times as much, and are left to the file. Each event keeps its id and
 * its place, so that whatever way it comes, it is merged once.
 */
type Carried = keyof typeof FIELDS;

/** By type, in order, which is also what numbers the types: only added to at the end. */
const FIELDS = {
	answered: ['module', 'attempt', 'quiz', 'item', 'objective', 'earned', 'certainty'],
	finished: ['module', 'attempt', 'quiz', 'earned', 'possible'],
	reopened: ['module', 'attempt', 'quiz'],
	read: ['module', 'reading'],
	set: ['name', 'value'],
	decided: ['module', 'case', 'run', 'point', 'option'],
	debriefed: ['module', 'case', 'run', 'earned', 'possible'],
	written: ['module', 'attempt', 'quiz', 'item', 'objective', 'rated'],
} as const satisfies { readonly [Type in StudyEvent['type']]?: readonly (keyof EventOf<Type>)[] };
const TYPES = Object.keys(FIELDS) as Carried[];
/** Fields that hold no word. */
const NUMBERS: ReadonlySet<string> = new Set(['earned', 'certainty', 'possible', 'value', 'rated']);
const VERSION = 1;

/** What was decided in an assignment belongs to the class. */
export const isCarried = (event: StudyEvent): boolean =>
	Object.hasOwn(FIELDS, event.type) && !('run' in event && event.run.includes('.'));

/** @param events in order: places and times are written as steps from the one before */
export function compact(events: readonly StudyEvent[]): string {
	const words = new Map<string, number>();
	const wordOf = (word: string) => {
		const known = words.get(word) ?? words.size;
		words.set(word, known);
		return known;
	};
	let [seq, at] = [0, 0];
	const rows = events.filter(isCarried).map((event) => {
		const fields = FIELDS[event.type as Carried].map((name) => {
			const value = (event as unknown as Record<string, string | number | null>)[name] ?? null;
			return typeof value === 'string' ? wordOf(value) : value;
		});
		const row = [
			TYPES.indexOf(event.type as Carried),
			shorten(event.id),
			event.seq - seq,
			event.at - at,
			...fields,
		];
		[seq, at] = [event.seq, event.at];
		return row;
	});
	return JSON.stringify([VERSION, [...words.keys()].map(shorten), ...rows]);
}

/** What `compact` wrote, or any text at all; every event is looked at as one of a file is. Never throws. */
export function expand(text: string): ParsedExport {
	const read = json(text);
	if (!Array.isArray(read)) return { status: 'refused', problem: 'damaged' };
	const [version, words, ...rows] = read as unknown[];
	if (typeof version === 'number' && version > VERSION) return { status: 'refused', problem: 'newer' };
	if (version !== VERSION || !Array.isArray(words)) return { status: 'refused', problem: 'damaged' };
	const known = words.map(lengthen);
	let [seq, at] = [0, 0];
	const events = rows.map((row) => {
		if (!Array.isArray(row)) return null;
		const [number, id, later, longer, ...values] = row as unknown[];
		const type = TYPES[Number(number)];
		if (!type) return null;
		seq += Number(later);
		at += Number(longer);
		const fields = FIELDS[type].map((name, place) => [
			name,
			NUMBERS.has(name) ? values[place] : known[Number(values[place])],
		]);
		return { type, id: lengthen(id), seq, at, ...(Object.fromEntries(fields) as object) };
	});
	return parseEvents(events);
}

/** How much somebody would recognise. */
export const answersIn = (events: readonly StudyEvent[]): number => events.filter(isOf('answered')).length;

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** No id begins with it. */
const SHORTENED = '~';

/** Sixteen bytes in 22 letters, where there were 36. */
function shorten(id: string): string {
	if (!UUID.test(id)) return id;
	const bytes = id.replaceAll('-', '').match(/../g) ?? [];
	const text = btoa(String.fromCharCode(...bytes.map((byte) => parseInt(byte, 16))));
	return SHORTENED + text.slice(0, 22);
}

function lengthen(id: unknown): unknown {
	if (typeof id !== 'string' || !id.startsWith(SHORTENED)) return id;
	if (!/^~[A-Za-z0-9+/]{22}$/.test(id)) return null;
	const hex = [...atob(`${id.slice(1)}==`)]
		.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
		.join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
