import { later } from './later.ts';

document.documentElement.classList.add('js');

function start() {
	later.data().then(
		({ startData }) => startData(),
		() => document.getElementById('failed')?.removeAttribute('hidden'),
	);
}
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
