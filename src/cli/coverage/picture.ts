import type { Coverage, PassageCoverage, ReadingCoverage } from '../../lib/analysis/coverage.ts';

/** How many items a sentence needs for each shade: none, one, two or three, four or five, more. */
const SHADES = [1, 2, 4, 6];

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const shade = (cited: number) => SHADES.filter((from) => cited >= from).length;

/**
 * The readings with their heat, as a page of its own: each sentence is the darker the more items cite it, and says
 * how many. Sentences without any have a dashed line. No script, nothing from elsewhere.
 */
export function coveragePicture(coverages: readonly Coverage[]): string {
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What items rest on</title>
<style>${STYLES}</style>
<main>
<h1>What items rest on</h1>
<p class="legend">Items that cite a sentence: ${LEGEND}. After a slash: those whose key relies on it.</p>
${coverages.map((coverage) => `<h2>${escaped(coverage.title)}</h2>\n${coverage.readings.map(readingPart).join('\n')}`).join('\n')}
</main>
</html>
`;
}

const LEGEND = ['none', '1', '2 or 3', '4 or 5', '6 or more']
	.map((words, index) => `<span class="s${index}">${words}</span>`)
	.join(' ');

function readingPart({ id, title, passages }: ReadingCoverage): string {
	const paragraphs = Map.groupBy(passages, (passage) => passage.id.split('.')[0] ?? '');
	const covered = passages.filter(({ cited }) => cited > 0).length;
	return `<section aria-labelledby="${escaped(id)}">
<h3 id="${escaped(id)}">${escaped(title)} <small>${covered} of ${passages.length} sentences</small></h3>
${[...paragraphs.values()].map((sentences) => `<p>${sentences.map(sentencePart).join(' ')}</p>`).join('\n')}
</section>`;
}

const sentencePart = ({ id, text, cited, keyed }: PassageCoverage) =>
	`<span class="s${shade(cited)}" title="${escaped(id)}">${escaped(text)}</span> <b>${cited}/${keyed}</b>`;

const STYLES = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fbfaf7; --heat: #c9930a; --edge: #8c8778; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --paper: #11151b; --heat: #b98a12; --edge: #8a95a5; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.8 Charter, Georgia, serif; overflow-wrap: break-word; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
small, .legend, b { font-family: system-ui, sans-serif; }
small, b { font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
span { padding: 0.125rem 0.25rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.s0 { border-block-end: 2px dashed var(--edge); }
.s1 { background: color-mix(in srgb, var(--heat) 12%, transparent); }
.s2 { background: color-mix(in srgb, var(--heat) 24%, transparent); }
.s3 { background: color-mix(in srgb, var(--heat) 38%, transparent); }
.s4 { background: color-mix(in srgb, var(--heat) 52%, transparent); }
@media print { span { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
