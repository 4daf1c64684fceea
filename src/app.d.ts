declare global {
	namespace App {}

	/** Where the script that draws the results lies; put in by the build. */
	const __RESULTS_URL__: string;
}

export {};
