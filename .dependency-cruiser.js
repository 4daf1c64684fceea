/** Which folder of `src/lib` may take from which: each from those before it. `docs/decisions.md` says why. */
const PURE = ['text', 'quiz', 'rules', 'analysis', 'words', 'wire'];
const MAY_TAKE_FROM = {
	text: [],
	quiz: ['text'],
	rules: ['text', 'quiz'],
	analysis: ['text', 'quiz', 'rules'],
	content: ['text', 'quiz', 'analysis'],
	words: ['text', 'quiz', 'rules', 'analysis'],
	wire: ['text', 'quiz', 'rules', 'words'],
	device: PURE,
	ui: [...PURE, 'device'],
	player: [...PURE, 'device', 'ui'],
	learner: [...PURE, 'device', 'ui', 'player'],
	teacher: [...PURE, 'device', 'ui', 'player'],
	server: [...PURE, 'content'],
};

const inFolders = (folders) => `^src/lib/(${folders.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycle',
			comment: 'Files that need each other are one file, or lack a third that both need.',
			severity: 'error',
			from: { path: '^src/' },
			to: { circular: true },
		},
		...Object.entries(MAY_TAKE_FROM).map(([folder, others]) => ({
			name: `order-of-${folder}`,
			comment: `${folder} takes from: ${others.join(', ') || 'nothing of ours'}.`,
			severity: 'error',
			from: { path: inFolders([folder]) },
			to: {
				path: '^src/',
				pathNot: inFolders([folder, ...others]),
				// A view's type is made where the view is made.
				...(folder === 'teacher' ? { dependencyTypesNot: ['type-only'] } : {}),
			},
		})),
		{
			name: 'server-stays',
			comment: 'What runs on the server is taken by routes, commands and the build alone.',
			severity: 'error',
			from: {
				path: '^src/',
				pathNot:
					'^src/(lib/(server|teacher)/|routes/|cli/|build/|hooks\\.server\\.ts|server\\.ts|app\\.d\\.ts)',
			},
			to: { path: '^src/lib/server/' },
		},
	],
	options: {
		tsPreCompilationDeps: 'specify',
		tsConfig: { fileName: '.svelte-kit/tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'virtual:' },
	},
};
