export { counts, guess, invent } from '../choice/tally.ts';
