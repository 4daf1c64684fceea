import { error } from '@sveltejs/kit';
import { UNSOUND } from '../words/refusals.ts';

/** A roster of 500 names, and a quiz of a hundred questions with ten parts each, are below. */
export const MOST_FIELDS = 2_000;
/** Characters of a field's name. */
const LONGEST_NAME = 300;

/** What a database takes, on either engine, and nothing that half a character could hide in. */
export const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();

/**
 * The one place that looks at what a request may hold before anything works on it. What no database takes, and what no
 * page of ours sends, is refused here in our own words, the same on both engines.
 * @throws 400
 */
export function assertSoundAddress({ pathname, search }: URL): void {
	// As it is written: whoever decodes it twice has encoded it twice.
	if (/%00/.test(pathname + search)) error(400, UNSOUND.address);
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
		if (fields > MOST_FIELDS) error(400, UNSOUND.tooMany(MOST_FIELDS));
		const isSound = name.length <= LONGEST_NAME && isStorable(name);
		if (!isSound || (typeof value === 'string' && !isStorable(value))) error(400, UNSOUND.unstorable);
	}
	return form;
}

/** Why a body could not be read. */
function explain(cause: unknown): never {
	if (statusOf(cause) === 413) error(413, UNSOUND.tooLarge);
	if (cause instanceof TypeError) error(400, UNSOUND.broken);
	throw cause;
}

const statusOf = (cause: unknown): number | null =>
	cause instanceof Error && 'status' in cause
		? Number(cause.status)
		: cause instanceof Error && cause.cause
			? statusOf(cause.cause)
			: null;
