import { readdirSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { modules } from '../quiz/real.ts';
import { BUILD, type Asked } from './app.ts';

const module = modules[0];
const quiz = module?.quizzes[0];
const [item] = quiz?.items ?? [];
const [reading] = module?.readings ?? [];
if (!module || !quiz || !item || !reading)
	throw new Error('quizzes/ holds no module with a quiz and a reading');

const listed = (folder: string) =>
	readdirSync(join(BUILD, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

/** Every prerendered page, as a path of the file system. */
export const prerenderedPages = () => listed('prerendered').filter((path) => path.endsWith('.html'));

/** The address that such a page answers. */
export const pathOfPage = (file: string) =>
	file.slice(join(BUILD, 'prerendered').length).replace(/(index)?\.html$/, '');

/** Some file whose name holds the hash of what is in it. */
export function hashedFile(): string {
	const script = listed('client/_app/immutable').find((path) => path.endsWith('.js'));
	if (!script) throw new Error('build/client has no hashed script');
	return script.slice(join(BUILD, 'client').length);
}

export const MODULE = `/learn/${module.id}`;
export const QUIZ = `${MODULE}/quiz/${quiz.id}`;
export const READING = `${MODULE}/read/${reading.id}`;
export const CHECK = `${QUIZ}/check`;

const FORM = 'application/x-www-form-urlencoded';

/** The first item answered rightly, the way a browser sends it from one of our own pages. */
export const handedIn = (origin: string, headers: OutgoingHttpHeaders = {}): Asked => ({
	path: CHECK,
	method: 'POST',
	headers: { Accept: 'text/html', 'Content-Type': FORM, Origin: origin, ...headers },
	body: new URLSearchParams(correctResponse(gradingKey(item)).map((value) => [item.id, value])).toString(),
});
