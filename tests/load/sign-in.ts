import { PASSWORD, TEACHER } from './world.ts';

/** @returns the cookies of the teacher whose classes these are */
export async function signIn(origin: string): Promise<string> {
	const answer = await fetch(`${origin}/teach/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams({ email: TEACHER, password: PASSWORD }),
	});
	if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}
