import { reconnect, sendWaiting } from '../taking/send-waiting.ts';
import { listenForSignOut } from '../taking/sign-out.ts';

listenForSignOut();
void sendWaiting();
addEventListener('online', () => void reconnect());
