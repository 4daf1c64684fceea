/**
 * Tells the page how much of its foot the player covers (`--aloud`), so that nothing ends up behind it.
 * @returns how to take the room back
 */
export function makeRoom(player: Element): () => void {
	const { style } = document.documentElement;
	const measure = () =>
		style.setProperty('--aloud', `${Math.ceil(innerHeight - player.getBoundingClientRect().top)}px`);
	const observer = new ResizeObserver(measure);
	observer.observe(player);
	measure();
	return () => {
		observer.disconnect();
		style.removeProperty('--aloud');
	};
}
