import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { TOKEN_FIELD } from '../../rules/form-token.ts';

/** 128 bits and more, in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{22,64}$/;
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** One showing of a form: whatever is sent of it, and however often, is one act. */
export interface Once {
	readonly form: FormName;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** What is stored for the token; without the token nobody can make it. */
	readonly hash: string;
	/** Hash of what was filled in. */
	readonly content: string;
	readonly seal: (plain: string) => string;
	/** @returns null when it was sealed by something else */
	readonly open: (sealed: string) => string | null;
	/** Called when there was a first answer already. */
	readonly repeated: (isChanged: boolean) => void;
	/** The address to go on to; where other content was sent again, it says that this was not saved. */
	readonly lead: (path: string) => string;
	/** Whether this was the first time. */
	readonly isFirst: () => boolean;
}

/**
 * The act that a form stands for; null when it has no token, as from a script or a very old page: then each sending
 * is one of its own.
 * @param who whose form it is, and of what: the id of the teacher or student, of the class, and so on. The token of one
 * means nothing for another
 * @param now milliseconds since 1970
 */
export function onceOf(data: FormData, form: FormName, now: number, ...who: readonly string[]): Once | null {
	const token = data.get(TOKEN_FIELD);
	if (typeof token !== 'string' || !TOKEN.test(token)) return null;
	const hash = sha256(JSON.stringify([form, who, token]));
	const key = Buffer.from(hkdfSync('sha256', token, hash, 'form answer', 32));
	let before: 'none' | 'same' | 'changed' = 'none';
	return {
		form,
		now,
		hash,
		content: sha256(JSON.stringify([...data].filter(([name]) => name !== TOKEN_FIELD).map(plain))),
		seal: (text) => seal(key, text),
		open: (sealed) => open(key, sealed),
		repeated: (isChanged) => void (before = isChanged ? 'changed' : 'same'),
		lead: (path) => (before === 'changed' ? withChanged(path) : path),
		isFirst: () => before === 'none',
	};
}

/** Until when the first answer is kept. */
export const endOf = ({ form, now }: Once): number => now + FORMS[form].lastsMs;
export const isDoneAgain = ({ form }: Once): boolean => FORMS[form].changed === 'again';

const plain = ([name, value]: readonly [string, FormDataEntryValue]) =>
	typeof value === 'string' ? [name, value] : [name, value.name, value.size];

const withChanged = (path: string) => `${path.replace(/[?#].*$/, '')}?again=changed`;

function seal(key: Buffer, text: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(CIPHER, key, iv);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

function open(key: Buffer, sealed: string): string | null {
	const bytes = Buffer.from(sealed, 'base64url');
	const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
	try {
		const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES)).setAuthTag(tag);
		const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
		return text.toString('utf8');
	} catch {
		return null;
	}
}

const HOUR_MS = 3_600_000;

interface FormRule {
	/**
	 * What happens when a form that was answered is sent again with other content, as after Back. `first`: what was
	 * created stays the only one, and the page says so. `again`: it is another decision, and is carried out.
	 */
	readonly changed: 'first' | 'again';
	/** How long the first answer is kept. */
	readonly lastsMs: number;
}

const CREATES: FormRule = { changed: 'first', lastsMs: 24 * HOUR_MS };
const DECIDES: FormRule = { changed: 'again', lastsMs: 24 * HOUR_MS };

/** Every form that creates something, or whose second press would do more than the first. */
export const FORMS = {
	// The answer signs a device in: no longer than somebody looks for the network.
	join: { changed: 'first', lastsMs: HOUR_MS },
	resume: { changed: 'again', lastsMs: HOUR_MS },
	'new-account': DECIDES,
	'new-password': DECIDES,
	'forgotten-password': DECIDES,
	invitation: CREATES,
	'password-link': DECIDES,
	'new-class': CREATES,
	'demo-class': CREATES,
	'new-code': CREATES,
	'undo-code': DECIDES,
	'class-link': CREATES,
	'copy-assignment': CREATES,
	'copy-class': CREATES,
	'end-class': CREATES,
	'add-students': DECIDES,
	'undo-add': DECIDES,
	'remove-since': DECIDES,
	'undo-remove-since': DECIDES,
	rename: DECIDES,
	merge: DECIDES,
	'extra-time': DECIDES,
	assign: CREATES,
	start: DECIDES,
	override: DECIDES,
	mark: DECIDES,
	'hand-over': DECIDES,
} as const satisfies Readonly<Record<string, FormRule>>;

export type FormName = keyof typeof FORMS;
