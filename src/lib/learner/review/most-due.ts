/**
 * The module with most to review; of equals the first.
 * @param modules ids, the last used first
 * @param due how many items of a module are due, by its id
 * @returns null when there is no module
 */
export function mostDue(modules: Iterable<string>, due: ReadonlyMap<string, number>): string | null {
	let most: string | null = null;
	for (const module of modules)
		if (most === null || (due.get(module) ?? 0) > (due.get(most) ?? 0)) most = module;
	return most;
}
