import { take } from '../assigned/take.ts';

take();
