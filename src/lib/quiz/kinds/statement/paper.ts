export { lines } from '../choice/paper.ts';
