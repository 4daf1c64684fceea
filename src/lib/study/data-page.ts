import { later } from './later.ts';

function start() {
	later.data().then(
		({ startData }) => startData(),
		() => document.getElementById('failed')?.removeAttribute('hidden'),
	);
}
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
