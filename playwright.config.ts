import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './src/cli/find-browsers.ts';
import { SECRET, testDatabaseUrl } from './tests/e2e/database.ts';

const port = Number(process.env.TEST_PORT ?? 4173);
const executablePath = findChromium();
/** In browsers that Playwright does not drive, at phone width. */
const OTHERS = 'engines/*.spec.ts';
/** What does not depend on the width of a page is tested at one: a phone's, as is a test tagged `@phone`; … */
const PHONE_ALONE = [
	'as-of',
	'assigned',
	'assigned-keys',
	'case',
	'classes',
	'comfort',
	'data',
	'dead-store',
	'demo-class',
	'draw-test',
	'every-button',
	'full',
	'glossary',
	'guide',
	'join',
	'kept',
	'kinds',
	'long-path',
	'meanwhile',
	'options',
	'order',
	'picks',
	'print',
	'progress',
	'read-aloud',
	'refused-forms',
	'review',
	'see-again',
	'sharing',
	'sheet',
	'translated',
	'try-again',
	'wire',
	'withdrawn',
	'without-script',
	'zoomed',
].map(specOf);
/** … or a laptop's, as is one tagged `@laptop`: a teacher's, and what brings a browser of its own. */
const LAPTOP_ALONE = [
	'busy',
	'live',
	'module',
	'offline',
	'own-answers',
	'path-class',
	'shelf',
	'story',
	'teacher-pages',
	'time',
	'twice',
].map(specOf);

function specOf(name: string) {
	return `${name}.spec.ts`;
}

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	// A busy machine gets a second try; the summary says which tests needed it.
	retries: process.env.CI ? 1 : 0,
	reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		baseURL: `http://localhost:${port}`,
		// Only the tests of offline use have one; elsewhere it would fetch whole modules behind a test's back.
		serviceWorkers: 'block',
		// A trace of pages this full doubles the time; ask for one with `--trace on`.
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: CHROMIUM_FLAGS,
		},
	},
	projects: [
		{
			name: 'phone',
			testIgnore: [OTHERS, ...LAPTOP_ALONE],
			grepInvert: /@laptop/,
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
		},
		{
			name: 'desktop',
			testIgnore: [OTHERS, ...PHONE_ALONE],
			grepInvert: /@phone/,
			use: { viewport: { width: 1440, height: 900 } },
		},
		{ name: 'firefox', testMatch: OTHERS },
		{ name: 'webkit', testMatch: OTHERS },
	],
	webServer: {
		command: `"${process.execPath}" src/cli/start.ts`,
		url: `http://localhost:${port}/healthz`,
		env: {
			PORT: String(port),
			HOST: 'localhost',
			DATABASE_URL: testDatabaseUrl(),
			MANDATE_SECRET: SECRET,
		},
		reuseExistingServer: false,
		stdout: 'pipe',
		timeout: 180_000,
	},
});
