import { error } from '@sveltejs/kit';

/** A roster of 500 names, and a quiz of a hundred questions with ten parts each, are below. */
export const MOST_FIELDS = 2_000;
/** Characters of a field's name. */
const LONGEST_NAME = 300;

const ADDRESS = 'This address cannot be read. Check it, or go back and follow the link again.';
const BROKEN =
	'The form did not arrive in one piece. Go back and send it again: what you filled in is still there.';
const TOO_MANY = `The form has more than ${MOST_FIELDS} fields. Go back and send less at once.`;
const UNSTORABLE =
	'The form holds characters that cannot be stored. Go back, remove them, and send it again.';
const TOO_LARGE = 'This is too large. Go back and send less at once: at most 512 kB.';

/** What a database takes, on either engine, and nothing that half a character could hide in. */
export const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();

/**
 * The one place that looks at what a request may hold before anything works on it. What no database takes, and what no
 * page of ours sends, is refused here in our own words, the same on both engines.
 * @throws 400
 */
export function assertSoundAddress({ pathname, search }: URL): void {
	// As it is written: whoever decodes it twice has encoded it twice.
	if (/%00/.test(pathname + search)) error(400, ADDRESS);
}

/** The same for its body, when that is read: 400, or 413 when it is too large. */
export function soundBody(request: Request): void {
	const [formData, json] = [request.formData.bind(request), request.json.bind(request)];
	request.formData = async () => soundForm(await formData().catch(explain));
	request.json = () =>
		json().catch((cause: unknown) => (cause instanceof SyntaxError ? Promise.reject(cause) : explain(cause)));
}

/** @throws 400 when it is more than any form of ours has, or holds what cannot be stored */
export function soundForm(form: FormData): FormData {
	let fields = 0;
	for (const [name, value] of form) {
		fields += 1;
		if (fields > MOST_FIELDS) error(400, TOO_MANY);
		const isSound = name.length <= LONGEST_NAME && isStorable(name);
		if (!isSound || (typeof value === 'string' && !isStorable(value))) error(400, UNSTORABLE);
	}
	return form;
}

/** Why a body could not be read. */
function explain(cause: unknown): never {
	if (statusOf(cause) === 413) error(413, TOO_LARGE);
	if (cause instanceof TypeError) error(400, BROKEN);
	throw cause;
}

const statusOf = (cause: unknown): number | null =>
	cause instanceof Error && 'status' in cause
		? Number(cause.status)
		: cause instanceof Error && cause.cause
			? statusOf(cause.cause)
			: null;
