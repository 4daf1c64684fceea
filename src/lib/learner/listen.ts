import { later } from './later.ts';

/** “Listen” is there where the browser can speak; what it does is loaded at the first press. */
export function startListening() {
	if (!('speechSynthesis' in window)) return;
	document.documentElement.classList.add('speaks');
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element && target.closest<HTMLElement>('[data-listen]');
		if (!button) return;
		later.readAloud().then(
			({ readAloud }) => readAloud(button),
			() => button.setAttribute('data-failed', ''),
		);
	});
}
