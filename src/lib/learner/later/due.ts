import { KEPT_DUE, parseDue, type DueHere } from '../../wire/due.ts';
import { assignmentHref, dueHref } from '../../words/hrefs.ts';
import { lastKnown, moreDue, NOTHING_DUE } from '../../words/assignments.ts';

/** What was due when the server was last asked. */
interface Kept extends DueHere {
	/** Milliseconds since 1970. */
	readonly at: number;
}

/**
 * Says what is due for whoever has joined a class here: what was known last, and then what the server says.
 * @param joined value of the cookie that says so; what was kept under another was somebody else's
 */
export async function showDue(joined: string) {
	const kept = readKept(joined);
	if (kept) show(kept);
	const due = await ask();
	if (due) {
		show(due);
		keep(joined, { ...due, at: Date.now() });
	} else if (kept) say(lastKnown(kept.at));
}

/** Null where the server cannot be reached, or something else answers. */
async function ask(): Promise<DueHere | null> {
	try {
		const answer = await fetch(dueHref);
		return answer.ok ? parseDue(await answer.json()) : null;
	} catch {
		return null;
	}
}

function readKept(joined: string): Kept | null {
	try {
		const found = JSON.parse(localStorage.getItem(KEPT_DUE) ?? 'null') as Record<string, unknown> | null;
		const due = found?.joined === joined ? parseDue(found) : null;
		return due && typeof found?.at === 'number' ? { ...due, at: found.at } : null;
	} catch {
		return null;
	}
}

function keep(joined: string, due: Kept) {
	try {
		localStorage.setItem(KEPT_DUE, JSON.stringify({ joined, ...due }));
	} catch {
		// Then it is asked for again the next time.
	}
}

const inMine = <E extends HTMLElement>(selector: string) => document.querySelector<E>(`#mine ${selector}`);

function show({ count, first }: DueHere) {
	const badge = inMine('.count');
	const number = badge?.querySelector('b');
	if (badge && number) {
		badge.hidden = count === 0;
		number.textContent = String(count);
	}
	inMine('ul')?.replaceChildren(
		...first.map(({ id, title, words }) => {
			const link = document.createElement('a');
			link.href = assignmentHref(id);
			link.textContent = title;
			const line = document.createElement('span');
			line.textContent = words;
			const item = document.createElement('li');
			item.append(link, line);
			return item;
		}),
	);
	const more = count - first.length;
	say(count === 0 ? NOTHING_DUE : more > 0 ? moreDue(more) : '');
}

function say(words: string) {
	const status = inMine('[role=status]');
	if (status) status.textContent = words;
}
