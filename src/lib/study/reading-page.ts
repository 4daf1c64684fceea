import { clock } from './clock.ts';
import { highlight } from './highlight.ts';
import { readToEnd } from './read-to-end.ts';
import { textFragment } from '../source/fragment.ts';

document.documentElement.classList.add('js');
const [, , module = '', , reading = ''] = location.pathname.split('/');
clock(module, `read/${reading}`);

const start = () => {
	const main = document.getElementById('main');
	if (!main) return;
	const text = main.querySelector('article');
	if (text) readToEnd(text, module, reading);
	arrive(main);
	// A number behind a sentence leads to the list of items; the right entry opens.
	const open = () =>
		document
			.querySelector<HTMLDetailsElement>(`details[id="${CSS.escape(location.hash.slice(1))}"]`)
			?.setAttribute('open', '');
	addEventListener('hashchange', open);
	open();
};
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();

/** Coming from a citation (`?mark=start-end`): scrolls to the exact words, marks them, offers their link. */
function arrive(main: HTMLElement) {
	const [, from, to] = /^(\d+)-(\d+)$/.exec(new URLSearchParams(location.search).get('mark') ?? '') ?? [];
	if (from === undefined || to === undefined) return;
	const passage = highlight(main, Number(from), Number(to));
	if (!passage) return;
	passage.scrollIntoView({ block: 'center', behavior: 'instant' });
	passage.tabIndex = -1;
	passage.focus({ preventScroll: true });
	offer(passage, words(passage, Number(from), Number(to)));
}

function words(passage: HTMLElement, from: number, to: number): string {
	const [start = 0] = (passage.dataset.passage ?? '').split(' ').map(Number);
	const copy = passage.cloneNode(true) as HTMLElement;
	copy.querySelectorAll('sup').forEach((note) => note.remove());
	return (copy.textContent ?? '').slice(Math.max(0, from - start), to - start);
}

function offer(passage: HTMLElement, exact: string) {
	const toast = document.getElementById('cited');
	const button = toast?.querySelector('button');
	const said = toast?.querySelector('span');
	if (!toast || !button || !said) return;
	said.textContent = 'The cited words are marked.';
	toast.hidden = false;
	button.addEventListener('click', async () => {
		const link = `${location.origin}${location.pathname}#${passage.id}:~:text=${textFragment(exact)}`;
		try {
			await navigator.clipboard.writeText(link);
			said.textContent = 'Link copied. It leads to these very words.';
		} catch {
			said.textContent = `Copy this link: ${link}`;
		}
	});
}
