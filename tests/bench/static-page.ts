import type { Explained } from '../../src/lib/quiz/item-base.ts';
import type { Item, Module, Quiz } from '../../src/lib/quiz/types.ts';

const SCRIPT = `<script>
function check(s){var f=[].slice.call(s.querySelectorAll('input,select')),ok=f.every(function(e){return e.type==='radio'||e.type==='checkbox'?e.checked===('k' in e.dataset):e.value.trim().toLowerCase()===(e.dataset.k||'').toLowerCase()});
s.classList.add('done');s.querySelector('.verdict').textContent=ok?'Correct':'Incorrect'}
addEventListener('click',function(e){if(e.target.tagName==='BUTTON')check(e.target.closest('section'))})
</script>`;

/**
 * The yardstick: the same quiz as one hand-written HTML file. No framework, no module, no request after
 * the first; styles and script stand in the page. It holds the same prompts, choices, rationales, quotes
 * and reading, and checks one item at a time in the plainest way.
 */
export function staticPage(module: Module, quiz: Quiz): string {
	const source = module.readings[0];
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(quiz.title)}</title><style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1b2430;background:#fbfaf7}
h2{font:600 1.5rem/1.3 Georgia,serif}label{display:block;padding:.75rem 1rem;border:1px solid #8c8778;border-radius:.6rem;margin:.5rem 0;background:#fff}
.why{display:none}.done .why{display:block}.done .key{border-color:#1d6a44;background:#e5f3ea}.verdict{font-weight:600}
button{font:600 1rem system-ui;padding:.75rem 1.5rem;border-radius:.6rem;border:0;background:#1d5a9f;color:#fff}blockquote{border-left:3px solid #c9930a;margin:.5rem 0;padding-left:.75rem}
</style></head><body><h1>${escape(quiz.title)}</h1>${SCRIPT}${quiz.items.map(section).join('\n')}
<article>${(source?.blocks ?? []).map((block) => `<p>${escape(source?.text.slice(block.start, block.end) ?? '')}</p>`).join('\n')}</article>
</body></html>`;
}

/** The least that can be sent: the same page with one question, and no quotations; under 2 kB without compression. */
export function barePage(quiz: Quiz): string {
	const [first] = quiz.items;
	if (!first) throw new Error(`${quiz.id} has no items`);
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(quiz.title)}</title></head><body><h1>${escape(quiz.title)}</h1>${SCRIPT}${section(first).replace(/<blockquote>.*?<\/blockquote>/g, '')}</body></html>`;
}

function section(item: Item): string {
	return `<section class="item"><h2>${escape(item.prompt)}</h2>${item.kind === 'statement' ? `<p>${escape(item.statement)}</p>` : ''}${fields(item)}<p class="verdict"></p><button type="button">Check</button></section>`;
}

function fields(item: Item): string {
	switch (item.kind) {
		case 'match':
			return item.rows
				.map(
					(row) =>
						`<label>${escape(row.text)} <select data-k="${row.target}"><option></option>${item.targets.map((target) => `<option value="${target.id}">${escape(target.text)}</option>`).join('')}</select>${why(row)}</label>`,
				)
				.join('');
		case 'order':
			return item.steps
				.map((step, index) => `<label>${escape(step.text)} <input data-k="${index + 1}">${why(step)}</label>`)
				.join('');
		case 'gap':
			return `<p>${escape(item.text.join(' … '))}</p>${item.gaps.map((gap) => `<label><input data-k="${escape(gap.accept[0] ?? gap.choices.find((choice) => choice.correct)?.text ?? '')}">${why(gap)}</label>`).join('')}`;
		case 'numeric':
			return `<label><input data-k="${item.key.value}"> ${escape(item.unit)}${why(item.key)}</label>`;
		case 'open':
			return '<textarea></textarea>';
		default: {
			const several = item.choices.filter((choice) => choice.correct).length > 1;
			return item.choices
				.map(
					(choice) =>
						`<label${choice.correct ? ' class="key"' : ''}><input type="${several ? 'checkbox' : 'radio'}" name="${item.id}"${choice.correct ? ' data-k' : ''}> ${escape(choice.text)}${why(choice)}</label>`,
				)
				.join('');
		}
	}
}

function why(explained: Explained): string {
	return `<div class="why">${escape(explained.rationale)}${explained.citations.map((citation) => `<blockquote>${escape(citation.exact)}</blockquote>`).join('')}</div>`;
}

const escape = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
