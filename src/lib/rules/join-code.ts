import { codeFrom, parseCode, showCode, type CodeShape } from './code.ts';

/**
 * Joins an assignment. 31⁸ = 8.5 × 10¹¹ codes, 39.6 bits: with 1000 assignments open a guess finds one of them
 * once in 8.5 × 10⁸ times. Not enough by itself: guesses have to be counted and slowed down.
 */
const JOIN: CodeShape = { length: 8, group: 4 };

export const joinCode = (bytes: Uint8Array) => codeFrom(bytes, JOIN);
export const parseJoinCode = (typed: string) => parseCode(typed, JOIN);
/** `ABCD-2345`. */
export const showJoinCode = (code: string) => showCode(code, JOIN);
