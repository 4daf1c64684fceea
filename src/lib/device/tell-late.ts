let note: HTMLElement | null = null;

/** Says above the page that the store is awaited; or no more. */
export function tellLate(isLate: boolean) {
	if (!isLate) return note?.remove();
	if (note?.isConnected) return;
	note = document.createElement('p');
	note.className = 'late';
	note.setAttribute('role', 'status');
	document.querySelector('main')?.prepend(note);
	note.textContent = 'Your saved progress isn’t loading yet. We’ll keep trying.';
}
