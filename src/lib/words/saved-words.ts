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
		return `Someone else is signed in here${waiting === 0 ? '' : `: kept for ${whose}, not sent (${waiting})`}`;
	if (isSaved(state)) return room === null ? 'Saved' : `Saved. ${roomWords(room)}`;
	if (waiting === 0) return UNREAD;
	if (connection === 'gone') return `${whose} is signed out here: kept on this device, not sent (${waiting})`;
	if (!isKept)
		return `Not kept: this browser stores nothing. Leave the page open until it is sent (${waiting})`;
	return connection === 'offline' ? `Offline: kept on this device (${waiting})` : 'Saving…';
}

/** Nobody comes this far by answering; who does can still submit. */
const roomWords = (room: number) =>
	room === 0
		? 'This attempt is full: submit it now.'
		: `Room for ${room} more ${room === 1 ? 'change' : 'changes'}: submit when you are ready.`;

/**
 * What is worth saying aloud: that something went wrong, and that it is well again. That each answer is saved would
 * be said at every step and drown the rest.
 */
export function savedAnnouncement(before: SavedState, after: SavedState, whose: string): string {
	const isWell = (state: SavedState) =>
		state.connection === 'well' && state.isRead && (state.isKept || state.waiting === 0);
	if (isWell(after))
		return !isWell(before) && after.waiting === 0 ? 'Connected again. Everything is saved.' : '';
	const isNew =
		before.connection !== after.connection ||
		before.isKept !== after.isKept ||
		before.isRead !== after.isRead ||
		isWell(before);
	return isNew ? `${savedWords(after, whose)}.` : '';
}

const REFUSALS: Readonly<Record<string, string>> = {
	'handed-in': 'it was handed in already',
	'out-of-time': 'the time was over',
	'other-attempt': 'it belongs to another attempt',
	malformed: 'the server could not read it',
	conflict: 'something else was saved in its place',
	full: 'this attempt has no room for more changes. You can still submit it',
};

/** `2 changes were not taken: it was handed in already.` */
export function refusedWords(refused: readonly { readonly because: string }[]): string {
	const reasons = [...new Set(refused.map(({ because }) => because))];
	const said = reasons.map((reason) => REFUSALS[reason] ?? 'the server refused it').join('; ');
	return `${refused.length === 1 ? 'One change was' : `${refused.length} changes were`} not taken: ${said}.`;
}
