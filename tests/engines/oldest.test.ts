import { globSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

test.each([
	['Response.json({});', 'no-restricted-properties'],
	['AbortSignal.timeout(1);', 'no-restricted-properties'],
	['Promise.withResolvers();', 'no-restricted-properties'],
	['[2, 1].toSorted();', 'no-restricted-properties'],
	['void navigator.setAppBadge(1);', 'compat/compat'],
])('the lint refuses %s on a page', async (code, rule) => {
	const [{ messages } = { messages: [] }] = await eslint.lintText(code, {
		filePath: 'src/lib/learner/new.ts',
	});
	expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
});

test('and takes it on the server', async () => {
	const [found] = await eslint.lintText('Response.json({});\n', {
		filePath: 'src/lib/server/new.ts',
	});
	expect(found?.messages.map(({ ruleId }) => ruleId)).not.toContain('no-restricted-properties');
});

test('lines under words are written as longhands: WebKit drops the shorthand that says more than where', () => {
	const found = globSync('src/**/*.{css,svelte}').flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/(?<![\w-])text-decoration:\s*([^;]+);/g)]
			.filter(([, value = '']) => !/^(none|underline|line-through|inherit)$/.test(value.trim()))
			.map(([line]) => `${file}: ${line}`),
	);
	expect(found).toEqual([]);
});
