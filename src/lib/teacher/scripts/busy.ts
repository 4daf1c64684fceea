import { listenBusy } from '../../ui/busy.ts';
import { keepTokens } from '../../ui/keep-tokens.ts';

keepTokens();
listenBusy();
