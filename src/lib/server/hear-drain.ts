import type { ServerResponse } from 'node:http';

/**
 * `compression` passes whoever listens for “drain” on to its own stream, from which `once` cannot take them off again: a
 * file sent in many pieces would leave a listener behind for each. Here one listens for all of them.
 * @param res after `compression` has taken it over
 */
export function hearDrainOnce(res: ServerResponse): void {
	const once = res.once.bind(res);
	let waiting: (() => void)[] | null = null;
	const heard = () => {
		for (const go of waiting?.splice(0) ?? []) go();
	};
	const onceHeard = (name: string, listener: () => void) => {
		if (name !== 'drain') return once(name, listener);
		if (!waiting) res.on('drain', heard);
		waiting = [...(waiting ?? []), listener];
		return res;
	};
	res.once = onceHeard as typeof res.once;
}
