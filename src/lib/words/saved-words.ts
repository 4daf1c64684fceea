/**
 * How sending goes. `gone`: the server no longer knows this device as a student of the class; `other`: it knows it as
 * another student.
 */
export type Connection = 'well' | 'offline' | 'gone' | 'other';

export interface SavedState {
	/** How many events the server does not have yet. */
	readonly waiting: number;
	readonly connection: Connection;
	/** Whether this browser stores what waits. */
	readonly isKept: boolean;
	/** Whether it is known what waits: false while the store cannot be read. */
	readonly isRead: boolean;
	/** How many more changes the attempt takes; null while that need not be said. */
	readonly room?: number | null;
}

/** Nothing waits, and that is known. */
export const isSaved = ({ waiting, isRead }: SavedState) => waiting === 0 && isRead;

export const UNREAD = 'Can’t check this device for unsent answers. We’ll keep trying';

/** The state of what was answered, in words. @param whose nickname of the student it belongs to */
export function savedWords(state: SavedState, whose: string): string {
	const { waiting, connection, isKept, room = null } = state;
	if (connection === 'other')
		return `Someone else is signed in here${waiting === 0 ? '' : `. Saved for ${whose}, not sent (${waiting})`}`;
	if (isSaved(state)) return room === null ? 'Saved' : `Saved. ${roomWords(room)}`;
	if (waiting === 0) return UNREAD;
	if (connection === 'gone')
		return `${whose} is signed out here. Saved on this device, not sent (${waiting})`;
	if (!isKept) return `This browser can’t save answers. Keep this page open until they’re sent (${waiting})`;
	return connection === 'offline' ? `Offline: saved on this device (${waiting})` : 'Saving…';
}

/** Nobody comes this far by answering; anybody who does can still submit. */
const roomWords = (room: number) =>
	room === 0
		? 'This attempt is full. Submit it now.'
		: `Room for ${room} more ${room === 1 ? 'change' : 'changes'}. Submit when you’re ready.`;

/**
 * What is worth saying aloud: that something went wrong, and that it is well again. That each answer is saved would
 * be said at every step and drown the rest.
 */
export function savedAnnouncement(before: SavedState, after: SavedState, whose: string): string {
	const isWell = (state: SavedState) =>
		state.connection === 'well' && state.isRead && (state.isKept || state.waiting === 0);
	if (isWell(after)) return !isWell(before) && after.waiting === 0 ? 'Back online. Everything is saved.' : '';
	const isNew =
		before.connection !== after.connection ||
		before.isKept !== after.isKept ||
		before.isRead !== after.isRead ||
		isWell(before);
	return isNew ? `${savedWords(after, whose)}.` : '';
}

const REFUSALS: Readonly<Record<string, string>> = {
	'handed-in': 'the quiz had already been submitted',
	'out-of-time': 'time had run out',
	'other-attempt': 'it belongs to another attempt',
	malformed: 'the server couldn’t read it',
	conflict: 'something else was saved in its place',
	archived: 'your teacher has archived this class',
	full: 'this attempt has no room for more changes. You can still submit it',
};

/** `2 changes weren’t saved: the quiz had already been submitted.` */
export function refusedWords(refused: readonly { readonly because: string }[]): string {
	const reasons = [...new Set(refused.map(({ because }) => because))];
	const said = reasons
		.map((reason) => (Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : 'the server refused it'))
		.join('; ');
	return `${refused.length === 1 ? 'One change wasn’t' : `${refused.length} changes weren’t`} saved: ${said}.`;
}
