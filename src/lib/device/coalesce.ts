/**
 * One at a time, and never more than one waiting: whatever is asked for while the work is under way is served by doing
 * it once more. Work that fails leaves things as they are.
 */
export function coalesce(work: () => Promise<void>): () => void {
	let isUnderWay = false;
	let isWanted = false;
	const run = async () => {
		isUnderWay = true;
		while (isWanted) {
			isWanted = false;
			await work().catch(() => undefined);
		}
		isUnderWay = false;
	};
	return () => {
		isWanted = true;
		if (!isUnderWay) void run();
	};
}
