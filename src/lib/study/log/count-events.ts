import { openDatabase } from './database.ts';

/** How much was done, in one module or, settings included, in all; 0 where the browser refuses its store. */
export async function countEvents(module?: string): Promise<number> {
	try {
		const database = await openDatabase();
		return await (module === undefined
			? database.count('events')
			: database.countFromIndex('events', 'module', module));
	} catch {
		return 0;
	}
}
