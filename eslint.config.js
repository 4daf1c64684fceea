import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'data/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
	},
	{
		rules: {
			'no-undef': 'off',
			// Addresses are made by one function in `$lib/components/paths.ts`; the app lives at the root.
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
