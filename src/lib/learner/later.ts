import { loadLater } from '../player/later.ts';

/** What a learner's page loads only when it is needed: the files in `later/`. */
export const later = {
	offline: () => loadLater<typeof import('./later/offline.ts')>('offline'),
	lookPanel: () => loadLater<typeof import('./later/look-panel.ts')>('look-panel'),
	review: () => loadLater<typeof import('./later/review.ts')>('review'),
	ownMap: () => loadLater<typeof import('./later/own-map.ts')>('own-map'),
	share: () => loadLater<typeof import('./later/share.ts')>('share'),
	notes: () => loadLater<typeof import('./later/notes.ts')>('notes'),
	allNotes: () => loadLater<typeof import('./later/all-notes.ts')>('all-notes'),
	progress: () => loadLater<typeof import('./later/progress.ts')>('progress'),
	due: () => loadLater<typeof import('./later/due.ts')>('due'),
	home: () => loadLater<typeof import('./later/home.ts')>('home'),
	certificate: () => loadLater<typeof import('./later/certificate.ts')>('certificate'),
	readAloud: () => loadLater<typeof import('./later/read-aloud.ts')>('read-aloud'),
	data: () => loadLater<typeof import('./later/data.ts')>('data'),
};
