import { showLocalTimes } from '../taking/local-times.ts';
import { listenForCitations } from '../taking/listen-for-citations.ts';

showLocalTimes();
listenForCitations();
