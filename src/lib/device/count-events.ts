import { mayPass } from './may-pass.ts';
import { transact } from './database.ts';

/**
 * How much was done, in one module or, settings included, in all; 0 where the browser refuses its store.
 * @throws when the store was late or lost
 */
export const countEvents = (module?: string): Promise<number> =>
	transact(['events'], 'readonly', ({ store }) =>
		module === undefined ? store.count() : store.index('module').count(module),
	).catch((error: unknown) => {
		if (mayPass(error)) throw error;
		return 0;
	});
