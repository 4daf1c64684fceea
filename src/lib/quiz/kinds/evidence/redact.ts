// Sentences stay in the order of the text: nothing is shuffled.
export { redact, translate } from '../choice/redact.ts';
