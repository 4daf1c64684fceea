import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What runs in browsers, the oldest of which `browserslist` in package.json names. */
const IN_BROWSERS = ['text', 'quiz', 'analysis', 'words', 'device', 'ui', 'player', 'learner', 'teacher']
	.map((folder) => `src/lib/${folder}/**/*.{ts,svelte}`)
	.concat('src/service-worker.ts');
/** How an author writes an item is the build's to read. */
const AT_BUILD = ['src/lib/quiz/kinds/**/source.ts'];
/** What an engine of those lacks and the plugin does not know: it sees globals. */
const MISSING = [
	['Response', 'json', 'Make a Response of JSON.stringify.'],
	['AbortSignal', 'timeout', 'Abort by a timer: older WebViews lack it, too.'],
	['AbortSignal', 'any', 'Listen to each.'],
	['Object', 'groupBy', 'Fill a Map.'],
	['Map', 'groupBy', 'Fill a Map.'],
	['Promise', 'withResolvers', 'Take them out of the constructor.'],
	['Promise', 'try', 'Use an async function.'],
	['Array', 'fromAsync', 'Use for await.'],
	['URL', 'canParse', 'Try the constructor.'],
	['URL', 'parse', 'Try the constructor.'],
	...['toSorted', 'toReversed', 'toSpliced'].map((name) => [undefined, name, 'Copy the list first.']),
	...['union', 'intersection', 'difference', 'isSubsetOf'].map((name) => [
		undefined,
		name,
		'Use filter and has.',
	]),
	...['isWellFormed', 'toWellFormed', 'moveBefore'].map((name) => [undefined, name, 'Do without it.']),
];

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'data/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		...compat.configs['flat/recommended'],
		files: IN_BROWSERS,
		ignores: AT_BUILD,
	},
	{
		files: IN_BROWSERS,
		ignores: AT_BUILD,
		rules: {
			'no-restricted-properties': [
				'error',
				...MISSING.map(([object, property, instead]) => ({
					...(object ? { object } : {}),
					property,
					message: `iOS 16.4 or Chrome 109 lacks it. ${instead}`,
				})),
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
	},
	{
		rules: {
			'no-undef': 'off',
			// Addresses are made by one function in `$lib/words/hrefs.ts`; the app lives at the root.
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
		},
	},
	{
		// What runs for people; a test’s own handlers cancel nothing.
		files: ['src/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'AssignmentExpression[left.property.name=/^on[a-z]+$/] > ArrowFunctionExpression[expression=true]:not([body.operator="void"])',
					message: 'A handler that returns false cancels the event: use a block, or addEventListener.',
				},
			],
		},
	},
);
