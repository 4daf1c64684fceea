import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomFrom } from '../../src/lib/quiz/shuffle.ts';

const WORDS =
	'mandate force council offer minister talks region command funds troops aid border report source article clear neutral humane remain expect weigh support assess govern require contribute'.split(
		' ',
	);

/** Writes a module of the wanted size: one lesson and one quiz whose choices all cite it. The same seed, the same files. */
export async function generateModule(
	folder: string,
	size: { items: number; readingBytes: number; seed: number },
) {
	const random = randomFrom(String(size.seed));
	const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? 'mandate';
	const sentences: string[] = [];
	for (let bytes = 0; bytes < size.readingBytes;) {
		const sentence = `Sentence ${sentences.length} says ${Array.from({ length: 10 }, word).join(' ')}.`;
		sentences.push(sentence);
		bytes += sentence.length + 1;
	}
	const paragraphs = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, at) =>
		sentences.slice(at * 5, at * 5 + 5).join(' '),
	);
	await mkdir(join(folder, 'readings'), { recursive: true });
	await writeFile(
		join(folder, 'readings', 'text.md'),
		`---\nkind: source\nlabel: the text\n---\n# Generated\n\n${paragraphs.join('\n\n')}\n`,
	);
	await writeFile(
		join(folder, 'module.yaml'),
		'title: Generated\nsummary: For timing.\nas-of: 2025-12-20\nobjectives:\n  - { id: read, title: Read, can: read }\nreadings: [text]\nquizzes: [all]\n',
	);
	const items = Array.from({ length: size.items }, (_, item) => {
		const choices = Array.from({ length: 4 }, (_, choice) => {
			const quote = sentences[Math.floor(random() * sentences.length)] ?? '';
			return `      - id: c${choice}\n        text: It says ${word()} ${word()} ${choice}\n        rationale: The sentence says so, or does not.\n        cites: { quote: "${quote}" }${choice === item % 4 ? '\n        correct: true' : ''}`;
		});
		return `  - id: item-${item}\n    kind: choice\n    objective: read\n    level: remember\n    prompt: What does the text say about ${word()}?\n    choices:\n${choices.join('\n')}`;
	});
	await writeFile(
		join(folder, 'all.yaml'),
		`title: All\nsummary: For timing.\naccording-to: text\nitems:\n${items.join('\n')}\n`,
	);
}
