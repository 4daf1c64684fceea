import { here } from '../../player/here.ts';
import { later } from '../later.ts';
import { whenUsed } from '../when-used.ts';

const { module } = here();
whenUsed(module, async () => (await later.progress()).startProgress(module));
