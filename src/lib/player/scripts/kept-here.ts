import { reconnect, sendWaiting } from '../assigned/send-waiting.ts';
import { listenForSignOut } from '../assigned/sign-out.ts';

listenForSignOut();
void sendWaiting();
addEventListener('online', () => void reconnect());
