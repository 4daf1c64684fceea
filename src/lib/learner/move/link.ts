import { dataHref } from '../../words/hrefs.ts';
import { fromBase64Url, toBase64Url } from './pack.ts';

/** Behind a `#`: a browser sends it to no server. */
const MARK = '#take=';
/** Messengers and browsers take an address so long; beyond it, a file is the way. */
const LONGEST = 30_000;

/** @returns null when it is too much for an address */
export function linkOf(origin: string, bytes: Uint8Array): string | null {
	const link = origin + dataHref + MARK + toBase64Url(bytes);
	return link.length > LONGEST ? null : link;
}

/** What an address carries, of whatever site and in whatever text it was pasted with; null when it carries nothing. */
export function carriedBy(text: string): Uint8Array<ArrayBuffer> | null {
	if (text.length > 2 * LONGEST) return null;
	const [, carried] = /#take=([\w-]+)/.exec(text) ?? [];
	return carried === undefined ? null : fromBase64Url(carried);
}

export const carries = (text: string) => text.includes(MARK);
