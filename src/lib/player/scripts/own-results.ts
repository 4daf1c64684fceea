import { showLocalTimes } from '../../ui/local-times.ts';
import { listenForText } from '../source-pane.ts';

showLocalTimes();
listenForText();
