import { readLook } from './look.ts';
import type { Verdict } from '../quiz/grade.ts';

const PULSES_MS: Readonly<Record<Verdict, number[]>> = {
	right: [25],
	partly: [25, 60, 25],
	wrong: [40, 60, 40],
};

/** Lets a phone tell a verdict to the hand, unless that was switched off or less motion is asked for. */
export function buzz(verdict: Verdict) {
	// Asking for preferences costs a layout: after the verdict is painted.
	setTimeout(() => tell(verdict), 50);
}

function tell(verdict: Verdict) {
	const isUnwanted = !readLook().buzz || matchMedia('(prefers-reduced-motion: reduce)').matches;
	if (!isUnwanted) navigator.vibrate?.(PULSES_MS[verdict]);
}
