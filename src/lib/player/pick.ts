/** Writes what is chosen over the select, which would cut it. */
export function showPick(select: HTMLSelectElement) {
	const full = select.nextElementSibling;
	if (full?.matches('.full')) full.textContent = select.value && (select.selectedOptions[0]?.text ?? '');
}
