/** Says in `data-pointer` that the last thing done was a press, not a key: what a script then focuses shows no ring. */
export function notePointer() {
	const { dataset } = document.documentElement;
	addEventListener('pointerdown', () => (dataset.pointer = ''), true);
	addEventListener('keydown', () => delete dataset.pointer, true);
}
