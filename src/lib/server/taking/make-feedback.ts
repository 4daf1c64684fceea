import { disguise } from './disguise.ts';
import { paperItem } from './paper.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import { shipsKeys } from '../../rules/release.ts';
import { releasedTo } from '../attempts/released-to.ts';
import type { LoadedAttempt } from '../attempts/load-attempts.ts';
import type { PaperItem } from '../../wire/paper-view.ts';
import type { Taken } from './taken.ts';

/** Feedback of the items that were checked while the attempt runs, by the names of the page; of no others. */
export async function makeFeedback(
	{ database, assignment, student, now }: Taken,
	loaded: LoadedAttempt,
): Promise<ReadonlyMap<string, PaperItem>> {
	const { attempt, version } = loaded;
	// Such a page explains its items itself.
	if (shipsKeys(rulesOf(assignment))) return new Map();
	const released = await releasedTo(database.db, assignment, student, loaded, now);
	if (!released.feedback) return new Map();
	const { itemName } = disguise(version.quiz, attempt);
	return new Map(
		version.quiz.items.flatMap((item): [string, PaperItem][] => {
			const state = attempt.items[item.id];
			if (!state || state.phase === 'open') return [];
			return [[itemName(item.id), paperItem(item, state.first ?? state, released)]];
		}),
	);
}
