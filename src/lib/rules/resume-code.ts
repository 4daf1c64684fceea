import { codeFrom, parseCode, showCode, type CodeShape } from './code.ts';

/**
 * Lets a student go on on another device. 31⁶ = 8.9 × 10⁸ codes, 29.7 bits: enough only within one assignment
 * (of 100 students one is guessed once in 8.9 × 10⁶ times), and only with guesses counted and slowed down.
 */
const RESUME: CodeShape = { length: 6, group: 3 };

export const resumeCode = (bytes: Uint8Array) => codeFrom(bytes, RESUME);
export const parseResumeCode = (typed: string) => parseCode(typed, RESUME);
/** `ABC-234`. */
export const showResumeCode = (code: string) => showCode(code, RESUME);
