/** The learner's log on this device, as far as an attempt needs it. */
export { append, draftsOf, eventsOfAttempt, latestAttempt, onChange } from '../../device/log.ts';
export { idNow } from '../../device/as-now.ts';
export { pause } from '../../device/patiently.ts';
export { later } from '../later.ts';
export { stepsOf } from '../../device/steps-of.ts';
