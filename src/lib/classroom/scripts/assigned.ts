import { showLocalTimes } from '../taking/local-times.ts';
import { listenForCitations } from '../taking/listen-for-citations.ts';
import { sendWaiting } from '../taking/send-waiting.ts';

showLocalTimes();
listenForCitations();
void sendWaiting();
addEventListener('online', () => void sendWaiting());
