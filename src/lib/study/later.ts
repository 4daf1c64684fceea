/**
 * What a learner's page loads only when it is needed: the files in `study/later/`. The build puts their
 * addresses in for `__LATER__`.
 */
export const later = {
	offline: () => load<typeof import('./later/offline.ts')>('offline'),
	review: () => load<typeof import('./later/review.ts')>('review'),
	recover: () => load<typeof import('./later/recover.ts')>('recover'),
	ownMap: () => load<typeof import('./later/own-map.ts')>('own-map'),
	terms: () => load<typeof import('./later/terms.ts')>('terms'),
	plain: () => load<typeof import('./later/plain.ts')>('plain'),
	share: () => load<typeof import('./later/share.ts')>('share'),
	results: () => load<typeof import('./later/results.ts')>('results'),
	finished: () => load<typeof import('./later/finished.ts')>('finished'),
	progress: () => load<typeof import('./later/progress.ts')>('progress'),
	home: () => load<typeof import('./later/home.ts')>('home'),
	certificate: () => load<typeof import('./later/certificate.ts')>('certificate'),
	picture: () => load<typeof import('./later/picture.ts')>('picture'),
	readAloud: () => load<typeof import('./later/read-aloud.ts')>('read-aloud'),
	data: () => load<typeof import('./later/data.ts')>('data'),
};

const load = <T>(name: string) => import(/* @vite-ignore */ __LATER__[name] ?? '') as Promise<T>;
