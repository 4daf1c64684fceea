import { later } from '../later.ts';
import { whenHere } from '../../ui/when-here.ts';

function start() {
	later.data().then(
		({ startData }) => startData(),
		() => document.getElementById('failed')?.removeAttribute('hidden'),
	);
}
whenHere(start);
