import { takeAssigned } from '../assigned/assigned.ts';

takeAssigned();
