declare module 'virtual:mandate/library' {
	export const modules: readonly import('./lib/quiz/types.ts').Module[];
}

/** What the public library does not hold: quizzes that exist only inside assignments. */
declare module 'virtual:mandate/pool' {
	export const pools: readonly {
		readonly module: string;
		readonly quizzes: readonly import('./lib/quiz/types.ts').Quiz[];
		readonly moved: import('./lib/quiz/moved.ts').Moved;
	}[];
}

declare module 'virtual:mandate/script/*' {
	/** The script's code, to be written into the page; empty while developing. */
	export const inline: string;
	/** Its address while developing; empty in a build. */
	export const src: string;
}

declare module 'virtual:mandate/moved' {
	/** By id of module; one without a history is missing. */
	export const moved: Readonly<Record<string, import('./lib/quiz/moved.ts').Moved>>;
}
