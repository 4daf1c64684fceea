/** Runs once the whole page is there: a script in its head runs before. */
export function whenHere(work: () => void) {
	if (document.readyState === 'loading') addEventListener('DOMContentLoaded', work);
	else work();
}
