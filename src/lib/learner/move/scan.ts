import { mount, unmount } from 'svelte';
import Scan from './Scan.svelte';
import { collector } from './frames.ts';
import { carriedBy } from './link.ts';
import { codeReader } from './read-code.ts';

type Found = Uint8Array<ArrayBuffer>;

/**
 * Reads the code, or the row of codes, that another device shows.
 * @returns null when it was given up
 */
export async function scan(): Promise<Found | 'no-camera' | null> {
	const camera = await navigator.mediaDevices
		.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
		.catch(() => null);
	if (!camera) return 'no-camera';
	const collect = collector();
	const read = await codeReader();
	return new Promise((resolve) => {
		const end = (found: Found | null) => {
			for (const track of camera.getTracks()) track.stop();
			void unmount(scanner);
			resolve(found);
		};
		const scanner = mount(Scan, {
			target: document.body,
			props: {
				camera,
				read,
				closed: () => end(null),
				/** @returns how far it is */
				seen(text: string) {
					const whole = carriedBy(text);
					if (whole) return void end(whole);
					const now = collect(text);
					if (now?.bytes) return void end(now.bytes);
					return now;
				},
			},
		});
	});
}
