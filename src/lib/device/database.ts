import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Certainty } from '../quiz/certainty.ts';
import type { ItemResponse } from '../quiz/response.ts';
import { connect } from './connection.ts';
import type { StudyEvent } from './study-event.ts';

/** What stands in an item's fields and was not given yet; overwritten as the learner types. */
export interface Draft {
	readonly attempt: string;
	readonly item: string;
	readonly response: ItemResponse;
	readonly certainty: Certainty | null;
}

export interface StudySchema extends DBSchema {
	events: {
		key: string;
		value: StudyEvent;
		indexes: {
			seq: number;
			module: string;
			attempt: string;
			/** Only the steps that begin an attempt have a seed, and so stand in this index. */
			begun: [module: string, quiz: string, seq: number, seed: string];
		};
	};
	drafts: { key: [attempt: string, item: string]; value: Draft };
}

type StudyDatabase = IDBPDatabase<StudySchema>;
type Upgrade = IDBPTransaction<StudySchema, StoreNames<StudySchema>[], 'versionchange'>;

const NAME = 'mandate';

/** One step for each version of the schema, in order; a step that was released is never changed. */
const MIGRATIONS: readonly ((database: StudyDatabase, upgrade: Upgrade) => void)[] = [
	(database) => {
		const events = database.createObjectStore('events', { keyPath: 'id' });
		events.createIndex('seq', 'seq');
		events.createIndex('module', 'module');
		events.createIndex('attempt', 'attempt');
		events.createIndex('begun', ['module', 'quiz', 'seq', 'step.seed']);
	},
	(database) => {
		database.createObjectStore('drafts', { keyPath: ['attempt', 'item'] });
	},
];

/**
 * The learner's data on this device.
 * @throws when the browser refuses storage, or when a newer version of the app has changed it
 */
export const transact = connect<StudySchema>((ended) =>
	openDB<StudySchema>(NAME, MIGRATIONS.length, {
		upgrade(database, from, _, upgrade) {
			for (const migrate of MIGRATIONS.slice(from)) migrate(database, upgrade);
		},
		// Another tab brings a newer schema, or deletes everything: make way.
		blocking: ended,
		terminated: ended,
	}),
);
