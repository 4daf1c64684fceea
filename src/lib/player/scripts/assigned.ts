import { showLocalTimes } from '../../ui/local-times.ts';
import { listenForCitations } from '../assigned/listen-for-citations.ts';

showLocalTimes();
listenForCitations();
