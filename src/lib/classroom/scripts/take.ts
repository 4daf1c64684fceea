import { take } from '../taking/take.ts';

take();
