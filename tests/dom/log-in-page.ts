import * as log from '../../src/lib/device/log.ts';

/** The device’s own log, over the store of a real browser. */
Object.assign(window, { log });
export type Log = typeof log;
