/** Chooses the zone of this device beforehand; the server knows only its own. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-guess]')) {
	// A name the list has not, such as an older one of the same place, is known to the server, too.
	if (![...select.options].some(({ value }) => value === timeZone))
		select.add(new Option(timeZone, timeZone));
	select.value = timeZone;
}
