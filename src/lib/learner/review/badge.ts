/** Says how much is due, on the installed app's icon, where the device shows that. */
export async function badge(due: number) {
	try {
		// eslint-disable-next-line compat/compat -- asked for only where it is there
		await (due > 0 ? navigator.setAppBadge?.(due) : navigator.clearAppBadge?.());
	} catch {
		// Not installed, or not allowed: the page says it too.
	}
}
