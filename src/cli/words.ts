/**
 * `npm run words [-- PART …]`: every sentence of the interface, each with its place, to be read as one list; with parts of
 * paths, only of the files that have one of them in their address.
 */
import { globSync, readFileSync } from 'node:fs';
import { listSentences } from './words/list-sentences.ts';

const asked = process.argv.slice(2);
const files = globSync('src/**/*.{svelte,ts}')
	.sort()
	.filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
const lines = files.flatMap((file) =>
	listSentences(file, readFileSync(file, 'utf8')).map(({ line, words }) => `${file}:${line}  ${words}`),
);
console.log(lines.join('\n'));
console.log(`\n${lines.length} sentences, labels and titles.`);
