import { mount, unmount } from 'svelte';
import { dataHref } from '../../words/hrefs.ts';
import Code from './Code.svelte';
import { toFrames } from './frames.ts';
import { linkOf } from './link.ts';

/** So long an address is a code of 145 modules, which a phone’s own camera reads from a screen. */
const LONGEST_IN_CODE = 1_700;

/** Shows it for another device’s camera: one code that opens its page, or several that the page there reads. @returns whether it fits */
export function showCode(bytes: Uint8Array): boolean {
	const link = linkOf(location.origin, bytes);
	const texts = link !== null && link.length <= LONGEST_IN_CODE ? [link] : toFrames(bytes);
	if (!texts) return false;
	const code = mount(Code, {
		target: document.body,
		props: { texts, address: location.host + dataHref, closed: () => void unmount(code) },
	});
	return true;
}
