import { later } from '../later.ts';
import { whenUsed } from '../when-used.ts';

/** `?go=continue` and `?go=review`: the installed app's shortcuts. */
const go = new URLSearchParams(location.search).get('go');
whenUsed(undefined, async () => (await later.home()).startHome(go));
