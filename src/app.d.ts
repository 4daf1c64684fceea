declare global {
	namespace App {}

	/** Where the script that draws the results lies; put in by the build. */
	const __RESULTS_URL__: string;
}

declare module 'virtual:mandate/library' {
	import type { Module } from '$lib/quiz/types';
	export const modules: readonly Module[];
}

declare module 'virtual:mandate/script/*' {
	/** The script's code, to be written into the page; empty while developing. */
	export const inline: string;
	/** Its address while developing; empty in a build. */
	export const src: string;
}

export {};
