import { understanding } from '../quiz/certainty.ts';
import type { Counted } from './counted.ts';

/** Whether it was answered, very surely, and not wholly right. */
export const isConfidentlyWrong = ({ earned, certainty }: Pick<Counted, 'earned' | 'certainty'>): boolean =>
	earned !== null && certainty !== null && understanding(earned, certainty) === 'confidently-wrong';
