/** Whether the page was asked for, and neither reloaded nor come back to in the history. */
export function isNewVisit(): boolean {
	const [how] = performance.getEntriesByType('navigation');
	return how instanceof PerformanceNavigationTiming && how.type === 'navigate';
}
