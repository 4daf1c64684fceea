import { count } from '$lib/words/words';

interface Done {
	/** What was done, as the address has it. */
	readonly word: string;
	readonly count: number;
	/** How many names were not added, because they are in use or too long. */
	readonly left: number;
	/** When students were added, in milliseconds since 1970. */
	readonly at: string;
	readonly student: { readonly id: string; readonly nickname: string } | undefined;
}

interface Said {
	readonly text: string;
	readonly action?: string;
	readonly fields?: Readonly<Record<string, string>>;
}

const leftOut = (left: number) =>
	left === 0 ? '' : ` ${count(left, 'name')} not added: in use already, or too long.`;

/** What was done to the students of a class, and how it is taken back; null when nothing was. */
export function saidOfPeople({ word, count: number, left, at, student }: Done): Said | null {
	const name = student?.nickname ?? '';
	switch (word) {
		case 'made':
			return { text: 'The class is made. Add the names of your students.' };
		case 'added':
			if (number === 0) return { text: 'Nobody was added: all of them are in the class already.' };
			return {
				text: `${count(number, 'student')} added.${leftOut(left)}`,
				action: '?/undoAdd',
				fields: { at },
			};
		case 'undone':
			return { text: `${count(number, 'student')} taken off the list again.` };
		case 'erased':
			return { text: 'The student and everything they did was deleted for good.' };
		case 'removed':
			if (!student) return null;
			return { text: `“${name}” was removed.`, action: '?/restore', fields: { student: student.id } };
		case 'removed-since':
			if (number === 0) return { text: 'No one had joined since then. Nobody was removed.' };
			return { text: `${count(number, 'student')} removed.`, action: '?/undoRemoveSince', fields: { at } };
		case 'restored-all':
			return { text: `${count(number, 'student')} restored.` };
		case 'restored':
			return student ? { text: `“${name}” is back.` } : null;
		case 'merged':
			return student ? { text: `The two entries are one now: “${name}”.` } : null;
		case 'name-taken':
			return student
				? { text: `“${name}” cannot come back: somebody else has the name now. Rename that one first.` }
				: null;
		default:
			return null;
	}
}
