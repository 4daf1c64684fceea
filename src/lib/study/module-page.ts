import { later } from './later.ts';
import { whenUsed } from './when-used.ts';

const [, , module = ''] = location.pathname.split('/');
whenUsed(module, async () => (await later.progress()).startProgress(module));
