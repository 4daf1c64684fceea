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
	left === 0 ? '' : ` ${count(left, 'name')} skipped: already in use or too long.`;

/** What was done to the students of a class, and how it is taken back; null when nothing was. */
export function saidOfPeople({ word, count: number, left, at, student }: Done): Said | null {
	const name = student?.nickname ?? '';
	switch (word) {
		case 'made':
			return { text: 'Class created. Add your students’ names.' };
		case 'added':
			if (number === 0) return { text: 'No one added: all these students are already in the class.' };
			return {
				text: `${count(number, 'student')} added.${leftOut(left)}`,
				action: '?/undoAdd',
				fields: { at },
			};
		case 'undone':
			return { text: `${count(number, 'student')} removed from the list.` };
		case 'erased':
			return { text: 'The student and all their work have been permanently deleted.' };
		case 'removed':
			if (!student) return null;
			return { text: `“${name}” was removed.`, action: '?/restore', fields: { student: student.id } };
		case 'removed-since':
			if (number === 0) return { text: 'No one has joined since then, so no one was removed.' };
			return { text: `${count(number, 'student')} removed.`, action: '?/undoRemoveSince', fields: { at } };
		case 'restored-all':
			return { text: `${count(number, 'student')} restored.` };
		case 'restored':
			return student ? { text: `“${name}” restored.` } : null;
		case 'merged':
			return student ? { text: `Merged into “${name}”.` } : null;
		case 'name-taken':
			return student
				? { text: `“${name}” can’t be restored because someone else now has this name. Rename them first.` }
				: null;
		default:
			return null;
	}
}
