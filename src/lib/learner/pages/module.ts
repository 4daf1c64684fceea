import { here } from '../../player/here.ts';
import { later } from '../later.ts';
import { whenHere } from '../../ui/when-here.ts';
import { keepRoom } from '../today/keep-room.ts';
import { openKnownStage } from '../open-stage.ts';
import { whenUsed } from '../when-used.ts';

keepRoom();
const { module } = here();
whenHere(() => openKnownStage(module));
whenUsed(module, async () => (await later.progress()).startProgress(module));
