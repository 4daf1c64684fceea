import { pause } from '../../device/patiently.ts';
import { hide, write } from '../../ui/dom.ts';
import { openOutbox, refuses } from '../../device/open-outbox.ts';
import { refusedWords, UNREAD } from '../../words/saved-words.ts';
import { sender, type Sender } from './sender.ts';
import { waitingHere, type WaitingHere } from '../../device/waiting-here.ts';
import { sendingWords, SENT, waitsFor, waitsOffline } from '../../words/unsent.ts';
import type { RefusedEvent } from '../../wire/waiting-event.ts';

/** By attempt: what this page sends of earlier visits. */
const senders = new Map<string, Promise<Sender>>();

/** Of one attempt: how much is left on the device, and what the server did not take. */
interface Sent {
	readonly left: number;
	readonly refused: readonly RefusedEvent[];
}

/** The students who are signed in on this page, by id. */
const signedIn = () =>
	[...document.querySelectorAll<HTMLElement>('[data-kept-here]')].flatMap(({ dataset }) =>
		(dataset.keptHere ?? '').split(' ').filter(Boolean),
	);

/**
 * Sends what earlier visits left on this device of the students who are signed in on this page, and says how it went.
 * What is somebody else's stays, and the page says whose it is. A store that cannot be read may hold something: it is
 * asked again.
 */
export async function sendWaiting() {
	for (let failures = 0; ;) {
		try {
			return await sendAllHere();
		} catch {
			tell(`${UNREAD}.`);
			await pause((failures += 1));
		}
	}
}

async function sendAllHere() {
	const all = await waitingHere().catch((error: unknown): readonly WaitingHere[] => {
		if (refuses(error)) return [];
		throw error;
	});
	const here = signedIn();
	tellOthers(all.filter(({ owner }) => !here.includes(owner.student)));
	const own = new Map(
		all.flatMap(({ attempt, owner }) => (here.includes(owner.student) ? [[attempt, owner.address]] : [])),
	);
	for (const quiz of document.querySelectorAll<HTMLElement>('[data-attempts]'))
		for (const attempt of (quiz.dataset.attempts ?? '').split(' ').filter(Boolean))
			own.set(attempt, quiz.dataset.events ?? '');
	await sendAll(own);
}

/** Sends all that waits of one student. @returns how much of it is left; null where the store cannot be read */
export async function sendAllOf(student: string): Promise<number | null> {
	try {
		const own = (await waitingHere()).filter(({ owner }) => owner.student === student);
		for (const { attempt, owner } of own) await sendOne(attempt, owner.address);
		const left = (await waitingHere()).filter(({ owner }) => owner.student === student);
		return left.reduce((sum, { waiting }) => sum + waiting, 0);
	} catch {
		return null;
	}
}

/** The network is another one: what hangs is begun anew. */
export async function reconnect() {
	for (const one of senders.values()) void (await one).restart();
	await sendWaiting();
}

async function sendAll(own: ReadonlyMap<string, string>) {
	let left = 0;
	let sent = 0;
	const refused: RefusedEvent[] = [];
	for (const [attempt, address] of own) {
		const one = await sendOne(attempt, address);
		if (!one) continue;
		sent += 1;
		left += one.left;
		refused.push(...one.refused);
	}
	if (sent === 0) return;
	if (left > 0) return tell(waitsOffline(left));
	tell(refused.length > 0 ? refusedWords(refused) : SENT);
}

/** @returns null where nothing waited */
async function sendOne(attempt: string, address: string): Promise<Sent | null> {
	const outbox = openOutbox(attempt, null);
	const waiting = (await outbox.waiting()).length;
	if (waiting === 0 && (await outbox.refused()).length === 0) return null;
	if (waiting > 0) tell(sendingWords(waiting));
	const sending =
		senders.get(attempt) ??
		Promise.resolve(
			sender({ attempt, address, outbox, onHeard: () => undefined, onChange: () => undefined }),
		);
	senders.set(attempt, sending);
	await (await sending).send();
	const left = (await outbox.waiting()).length;
	const refused = await outbox.refused();
	if (left > 0) return { left, refused };
	await outbox.forgetRefused();
	await outbox.end();
	return { left, refused };
}

function tell(text: string) {
	write('sent', text);
	hide('sent', false);
}

function tellOthers(others: readonly WaitingHere[]) {
	const lines = others.map(waitingWords);
	write('kept-for-others', lines.join(' '));
	hide('kept-for-others', lines.length === 0);
}

const waitingWords = ({ owner, waiting }: WaitingHere) => waitsFor(owner.nickname, waiting, owner.assignment);
