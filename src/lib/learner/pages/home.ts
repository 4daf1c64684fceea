import { later } from '../later.ts';
import { keepRoom } from '../today/keep-room.ts';
import { joinedHere } from '../../wire/due.ts';
import { whenHere } from '../../ui/when-here.ts';
import { whenUsed } from '../when-used.ts';

keepRoom();

/** `?go=continue` and `?go=review`: the installed app's shortcuts. */
const go = new URLSearchParams(location.search).get('go');
whenUsed(undefined, async () => (await later.home()).startHome(go));

const joined = joinedHere(document.cookie);
// Without its script the page still leads to the assignments.
if (joined)
	whenHere(
		() =>
			void later.due().then(
				({ showDue }) => showDue(joined),
				() => undefined,
			),
	);
