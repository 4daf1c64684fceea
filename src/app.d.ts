declare global {
	namespace App {}

	/** Addresses of the scripts in `study/later/`, by name; put in by the build. */
	const __LATER__: Readonly<Record<string, string>>;
	/** The same and all that they import, for the service worker to keep. */
	const __LATER_FILES__: readonly string[];
}

export {};
