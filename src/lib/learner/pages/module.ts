import { here } from '../../player/here.ts';
import { later } from '../later.ts';
import { whenHere } from '../../ui/when-here.ts';
import { keepRoom } from '../today/keep-room.ts';
import { openKnownStages } from '../open-stage.ts';
import { whenUsed } from '../when-used.ts';

keepRoom();
const { module } = here();
whenHere(() => openKnownStages(module));
whenUsed(module, async () => (await later.progress()).startProgress(module));
