import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReading } from '../../src/lib/content/parse-reading.ts';
import { parseYaml } from '../../src/lib/content/parse-yaml.ts';
import { quizSchema } from '../../src/lib/content/schema.ts';
import { sourceFile } from '../../src/lib/content/source-file.ts';
import type { Problem } from '../../src/lib/content/problem.ts';

describe('no text makes a parser throw', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc
			.array(
				fc.constantFrom(
					'- ',
					'id: ',
					'a: ',
					'\n',
					'  ',
					'[',
					']',
					'{',
					'}',
					'"',
					"'",
					'|',
					'&a',
					'*a',
					'#',
					'>',
					'```',
					'---\n',
					'![x](y)',
					'<b>',
					'*',
					'_',
					'[^a]',
				),
				{ maxLength: 60 },
			)
			.map((parts) => parts.join('')),
	);

	test('of YAML', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const problems: Problem[] = [];
				const parsed = parseYaml(sourceFile('a.yaml', text, problems), quizSchema);
				expect(parsed === null).toBe(problems.length > 0);
				for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
			}),
			{ numRuns: 300 },
		);
	});

	test('of readings', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const problems: Problem[] = [];
				const whole = `---\nkind: lesson\nlabel: the text\n---\n# Title\n\n${text}`;
				const parsed = parseReading(sourceFile('a.md', whole, problems), 'a');
				expect(parsed === null).toBe(problems.some(({ severity }) => severity === 'error'));
			}),
			{ numRuns: 300 },
		);
	});
});
