declare global {
	namespace App {
		/** On the routes of teachers and students; elsewhere there is nothing. */
		interface Locals {
			state: import('$lib/server/state').State;
			teacher: import('$lib/server/access/authorize').SignedIn | null;
			/** What `authorize` has proved to be this person's. */
			granted: import('$lib/server/access/authorize').Granted;
		}
	}

	/** Addresses of the scripts in `player/later/` and `learner/later/`, by name; put in by the build. */
	const __LATER__: Readonly<Record<string, string>>;
	/** The same and all that they import, for the service worker to keep. */
	const __LATER_FILES__: readonly string[];
	/** Addresses of the scripts for pages of the server, by name; no service worker keeps these. */
	const __CLASSROOM__: Readonly<Record<string, string>>;
}

export {};
