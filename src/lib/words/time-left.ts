const MINUTE = 60_000;
/** Minutes before the end at which it is said aloud. */
const SAID = [10, 5, 1];

/** `25 minutes left`; in the last minute `0:48 left`: before, running seconds would only distract. */
export function timeLeftWords(ms: number): string {
	if (ms <= 0) return 'Time is up';
	if (ms > MINUTE) {
		const minutes = Math.ceil(ms / MINUTE);
		return `${minutes} minutes left`;
	}
	return `0:${String(Math.min(59, Math.floor(ms / 1000))).padStart(2, '0')} left`;
}

/** What to say aloud now; empty most of the time. @param before milliseconds that were left when last asked */
export function timeLeftAnnouncement(before: number, ms: number): string {
	const minutes = SAID.findLast((some) => before > some * MINUTE && ms <= some * MINUTE && ms > 0);
	if (minutes === undefined) return '';
	return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.`;
}
