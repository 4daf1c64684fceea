import { onTestFinished } from 'vitest';
import { startApp, type App } from './start-app.ts';

export * from './start-app.ts';

/** The same, for one test alone. */
export async function startAppForTest(env: NodeJS.ProcessEnv = {}, name?: string): Promise<App> {
	const app = await startApp(env, name);
	onTestFinished(async () => void (await app.kill()));
	return app;
}
