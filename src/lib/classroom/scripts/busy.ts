import { listenBusy } from '../busy.ts';
import { keepTokens } from '../keep-tokens.ts';

keepTokens();
listenBusy();
