import { here } from '../../player/here.ts';
import { NOTES_FAILED } from '../../words/own-notes.ts';
import { later } from '../later.ts';
import { whenHere } from '../../ui/when-here.ts';

const { module } = here();
whenHere(() => {
	later.allNotes().then(
		({ showAllNotes }) => showAllNotes(module),
		() => {
			const empty = document.getElementById('empty');
			if (empty) empty.textContent = NOTES_FAILED;
		},
	);
});
