/** `Asia/Karachi` → `Karachi time`; `UTC` stays. */
export function zoneName(timeZone: string): string {
	const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
	return timeZone.includes('/') && place && !timeZone.startsWith('Etc/') ? `${place} time` : timeZone;
}
