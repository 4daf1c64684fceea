import { readLook } from './look.ts';

/** Which of the keys 1 to 9 was pressed; null for any other, and where the learner has switched them off. */
export const digitOf = ({ key }: KeyboardEvent): number | null =>
	/^[1-9]$/.test(key) && readLook().digits ? Number(key) : null;
