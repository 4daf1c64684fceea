declare module 'virtual:mandate/library' {
	export const modules: readonly import('./lib/quiz/types.ts').Module[];
}

declare module 'virtual:mandate/script/*' {
	/** The script's code, to be written into the page; empty while developing. */
	export const inline: string;
	/** Its address while developing; empty in a build. */
	export const src: string;
}
