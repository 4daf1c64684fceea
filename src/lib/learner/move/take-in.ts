import { allEvents, takeIn } from '../../device/log.ts';
import { patiently } from '../../device/patiently.ts';
import type { StudyEvent } from '../../device/study-event.ts';
import { homeHref, moduleHref } from '../../words/hrefs.ts';
import { MOVE_PROBLEMS, takeWords, tookWords } from '../../words/move.ts';
import { say } from '../data/say.ts';
import { answersIn, expand } from './compact.ts';
import { carriedBy, carries } from './link.ts';
import { unpack } from './pack.ts';

/** What was brought, and is not taken in before the learner says so. */
let brought: readonly StudyEvent[] = [];
const section = () => document.getElementById('move');
const fail = (problem: keyof typeof MOVE_PROBLEMS) => say(section(), MOVE_PROBLEMS[problem], true);

/** Shows what an address carries, which leaves the address at once: it is nobody's business but this page's. */
export async function offerAddressed() {
	const { hash, pathname, search } = location;
	if (!carries(hash)) return;
	history.replaceState(history.state, '', pathname + search);
	await offer(carriedBy(hash));
}

export const offerPasted = async (text: string) => {
	const bytes = carriedBy(text);
	if (!bytes) return fail(carries(text) ? 'damaged' : 'no-link');
	await offer(bytes);
};

/** Asks whether what came shall be taken in. @param bytes foreign, and perhaps nothing at all */
export async function offer(bytes: Uint8Array<ArrayBuffer> | null) {
	const text = bytes && (await unpack(bytes));
	const parsed = text ? expand(text) : null;
	if (parsed?.status !== 'parsed' || parsed.events.length === 0)
		return fail(parsed?.status === 'refused' && parsed.problem === 'newer' ? 'newer' : 'damaged');
	brought = parsed.events;
	say(section(), '');
	const place = document.getElementById('take');
	const question = place?.querySelector('.question');
	if (!place || !question) return;
	const answers = answersIn(brought);
	question.textContent = takeWords(answers, brought.length - answers);
	place.hidden = false;
	place.scrollIntoView({ block: 'center' });
	place.focus({ preventScroll: true });
}

export async function takeBrought() {
	const [events, before] = [brought, new Set<string>()];
	leaveBrought();
	try {
		for (const { id } of await patiently(allEvents)) before.add(id);
		const added = await takeIn(events);
		const answers = answersIn(events.filter(({ id }) => !before.has(id)));
		say(section(), tookWords(answers, added, events.length - added));
		leadOn(events);
	} catch {
		fail('save');
	}
}

/** To where they are at work now: the module, where there is one. */
function leadOn(events: readonly StudyEvent[]) {
	const modules = new Set(events.flatMap((event) => ('module' in event ? event.module : '') || []));
	const [only = ''] = modules;
	const link = document.querySelector<HTMLAnchorElement>('#took a');
	if (!link?.parentElement) return;
	// A foreign id may be anything that an id can be.
	link.href = modules.size === 1 && /^[\w-]+$/.test(only) ? moduleHref(only) : homeHref;
	link.parentElement.hidden = false;
}

export function leaveBrought() {
	brought = [];
	const place = document.getElementById('take');
	if (place) place.hidden = true;
	const said = section()?.querySelector<HTMLElement>('[role=status]');
	// What was under the finger or the keyboard has gone.
	said?.setAttribute('tabindex', '-1');
	said?.focus({ preventScroll: true });
}
