import { inflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { findFirefox, findWebKit } from '../../../src/cli/find-browsers.ts';
import { assign, attemptsOf, sampler, storedEvents } from '../assign.ts';
import {
	aCase,
	caseAddress,
	itemOf,
	module,
	moduleAddress,
	quiz,
	quizAddress,
	readingAddress,
	responseFor,
	right,
} from '../content.ts';
import { withDatabase } from '../database.ts';
import { everything, putEvents, stamp } from '../log.ts';
import { names as taken } from '../taking.ts';
import { startFirefox } from './firefox.ts';
import { makeNetwork } from './network.ts';
import { reload, wordsOf, type Tab } from './tab.ts';
import { startWebKit } from './webkit.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

/** What the browsers that Playwright cannot drive here do: the ways a learner goes, in their own engines. */

const firefox = findFirefox();
const webkit = findWebKit();
const ends: (() => Promise<unknown>)[] = [];

test.afterEach(async () => {
	for (const end of ends.splice(0)) await end();
});

/** A Firefox with what is asked for; without one the test is skipped. */
async function inFirefox(wishes = {}) {
	test.skip(!firefox, 'there is no Firefox on this machine');
	return ending(await startFirefox(firefox ?? '', wishes));
}
async function start(engine: string): Promise<Tab> {
	if (engine === 'firefox') return inFirefox();
	test.skip(!webkit, 'there is no WebKit on this machine');
	if (!webkit) throw new Error('skipped');
	return ending(await startWebKit(webkit));
}
function ending<T extends Tab>(tab: T): T {
	ends.unshift(() => tab.close());
	return tab;
}
async function wayTo(baseURL: string | undefined) {
	const network = await makeNetwork(baseURL ?? '');
	ends.push(() => network.cut());
	return network;
}

const says = (tab: Tab, selector: string) => expect.poll(() => wordsOf(tab, selector), { timeout: 20_000 });
const at = (tab: Tab) => expect.poll(() => tab.run(() => location.pathname), { timeout: 20_000 });

/** Answers the question in front, one of several choices, as it should be or not. */
async function answer(tab: Tab, item: Item, wanted: 'right' | 'wrong') {
	const response = wanted === 'right' ? right(item) : (responseFor(item, 'wrong') ?? []);
	for (const id of response) await tab.press(`[data-item="${item.id}"] [data-part="${id}"] label`);
	await tab.press('#act');
	await says(tab, `[data-item="${item.id}"] .verdict .word`).toBe(
		wanted === 'right' ? 'Correct' : 'Incorrect',
	);
}

/** The first of a quiz's questions, wrong, and the second, right; then the third is in front. */
async function answerTwo(tab: Tab) {
	const [first, second, third] = quiz.items;
	if (!first || !second || !third) throw new Error('too few items');
	await answer(tab, first, 'wrong');
	await tab.press('#act');
	await answer(tab, second, 'right');
	await tab.press('#act');
	await says(tab, '#place').toBe(`3 of ${quiz.items.length}`);
}

test('a learner answers, leaves, comes back, goes on, and finds the answers in the text', async ({
	baseURL,
}, { project }) => {
	const [reading] = module.readings;
	const another = module.quizzes.find(({ id }) => id !== quiz.id);
	if (!reading || !another) throw new Error('too little content');
	const tab = await start(project.name);
	await tab.open(`${baseURL}${quizAddress(quiz)}`);
	await answerTwo(tab);

	await tab.press('a', module.title);
	await at(tab).toBe(moduleAddress);
	await says(tab, `[data-quiz="${quiz.id}"] .state`).toContain('2 of');
	await tab.press(`[data-quiz="${another.id}"] > a`);
	await at(tab).toBe(quizAddress(another));
	await says(tab, '#place').toBe(`1 of ${another.items.length}`);
	await tab.run(() => history.back());
	await at(tab).toBe(moduleAddress);
	// Its stage is behind the one that comes next, and folded.
	await tab.run(() => {
		for (const stage of document.querySelectorAll('details')) stage.open = true;
	});
	await tab.press(`[data-reading="${reading.id}"] > a`);
	await at(tab).toBe(readingAddress(reading.id));
	await showing(tab, 'answers');
	// Marks are told apart by their lines, not by colour alone.
	const lines = (state: string) =>
		tab.run((own) => {
			const marked = document.querySelector(`.text [data-own="${own}"]`);
			return marked && getComputedStyle(marked).textDecorationLine;
		}, state);
	await expect.poll(() => lines('right')).toBe('underline');
	await expect.poll(() => lines('wrong')).toBe('underline');
	// Time spent reading is written on leaving: it must not hold up the next page.
	await tab.run(() => {
		const now = performance.now.bind(performance);
		performance.now = () => now() + 2_500;
	});
	await tab.open(`${baseURL}${quizAddress(quiz)}`);
	await says(tab, '#place').toBe(`3 of ${quiz.items.length}`);
	await says(tab, '#unkept').toBeNull();
});

/** What a reader chooses to see with a text. */
const showing = (tab: Tab, kind: string) =>
	tab.run((value) => {
		const choice = document.querySelector<HTMLSelectElement>('#show');
		if (!choice) throw new Error('nothing to choose from');
		choice.value = value;
		for (const type of ['input', 'change']) choice.dispatchEvent(new Event(type, { bubbles: true }));
	}, kind);

test('words of a text are marked, written about, and found again', async ({ baseURL }, { project }) => {
	const [reading] = module.readings;
	if (!reading) throw new Error('no reading');
	const tab = await start(project.name);
	await tab.open(`${baseURL}${readingAddress(reading.id)}`);
	await tab.run(() => {
		const words = document.querySelector('.text .sentence')?.firstChild;
		if (words) getSelection()?.setBaseAndExtent(words, 0, words, 12);
	});
	await tab.press('#cited button', 'Note');
	await tab.type('#sheet textarea', 'To be asked in class.');
	await tab.press('#sheet button', 'Close');
	await says(tab, '#notes-list').toContain('To be asked in class.');
	await reload(tab);
	await says(tab, '#notes-list').toContain('To be asked in class.');
	await tab.press('.text .own-note.sign');
	await says(tab, '#sheet .head').toContain('Your note');
	await tab.run(() => history.back());
	await says(tab, '#sheet .head').toBe(null);
	await showing(tab, 'questions');
	await tab.press('.text .count');
	await says(tab, '#sheet .head').toContain('based on this sentence');
});

test('rows are tapped together with what they match, and an ordering is ready to be dragged', async ({
	baseURL,
}, { project }) => {
	const tab = await start(project.name);
	const [ordering, matching] = [itemOf('order'), itemOf('match')];
	if (matching.item.kind !== 'match') throw new Error('no matching');
	const [row, target] = [matching.item.rows[0]?.id, matching.item.targets.at(-1)?.id];
	await tab.open(`${baseURL}${quizAddress(matching.quiz)}#${matching.item.id}`);
	await tab.press(`[data-item="${matching.item.id}"] [data-part="${row}"] .tap`);
	await tab.press(`[data-item="${matching.item.id}"] .target[data-target="${target}"]`);
	const chosen = (part: string) =>
		document.querySelector<HTMLSelectElement>(`[data-part="${part}"] select`)?.value;
	expect(await tab.run(chosen, row ?? '')).toBe(`${row}=${target}`);

	await tab.open(`${baseURL}${quizAddress(ordering.quiz)}#${ordering.item.id}`);
	await says(tab, `[data-item="${ordering.item.id}"] [data-drags]`).toMatch(/\w/);
});

test('after one visit a module is there without a network, and what is answered then is kept', async ({
	baseURL,
}, { project }) => {
	const network = await wayTo(baseURL);
	const tab = await start(project.name);
	await tab.open(`${network.origin}${moduleAddress}`);
	await says(tab, '#offline-sign').toMatch(/^Available offline/);
	await network.cut();
	await tab.open(`${network.origin}${quizAddress(quiz)}`);
	await answerTwo(tab);
	await reload(tab);
	await says(tab, '#place').toBe(`3 of ${quiz.items.length}`);
	for (const { id, title } of module.readings) {
		await tab.open(`${network.origin}${readingAddress(id)}`);
		await says(tab, 'main h1').toBe(title);
	}
	await tab.open(`${network.origin}${moduleAddress}`);
	await says(tab, `[data-quiz="${quiz.id}"] .state`).toContain('2 of');
});

test('a case is decided, gone on with after a reload, and comes to its debrief', async ({ baseURL }, {
	project,
}) => {
	const tab = await start(project.name);
	// What a driver brings into view has to be there at once.
	const atOnce = () => tab.run(() => void (document.documentElement.style.scrollBehavior = 'auto'));
	// WebKitGTK’s driver calls some of these not interactable, though they are in view and in front.
	const press = (css: string) => tab.run((one) => document.querySelector<HTMLElement>(one)?.click(), css);
	await tab.open(`${baseURL}${caseAddress}`);
	await atOnce();
	for (const [at, { id, options }] of aCase.points.entries()) {
		const here = `[data-point="${id}"]`;
		await press(`${here} input[value="${options[0]?.id}"]`);
		await press(`${here} .ask-form .btn`);
		await says(tab, `${here} .feedback .word`).toMatch(/of 2 points$/);
		if (at === 1) {
			await reload(tab);
			await atOnce();
			await says(tab, `${here} .feedback .word`).toMatch(/of 2 points$/);
		}
		await press(`${here} [data-on] .btn`);
	}
	const earned = aCase.points.reduce((sum, { options }) => sum + (options[0]?.points ?? 0), 0);
	await says(tab, '.score').toBe(`${earned} of ${2 * aCase.points.length} points, by the doctrine`);
});

test('an assignment, from the class’s code to the hand-in, with the network away in between', async ({
	baseURL,
}, { project }) => {
	const network = await wayTo(baseURL);
	const assigned = await assign();
	const { join_code: code } = await withDatabase(({ db }) =>
		db.selectFrom('class').select('join_code').where('id', '=', assigned.classId).executeTakeFirstOrThrow(),
	);
	const tab = await start(project.name);
	await tab.open(`${network.origin}/join/${code}`);
	await tab.type('input[name="name"]', 'Chidi');
	await tab.press('button', 'Join');
	await tab.press('a', 'See your assignments');
	await tab.press(`a[href="${assigned.home}"]`);
	await tab.press('button', 'Start');
	await says(tab, '#place').toMatch(/^1 of/);
	const [first, second] = taken;
	await tab.press(`[id="${first}"] .option`);
	await says(tab, '#saved').toBe('Saved');
	await network.cut();
	await tab.press('[data-do="skip"]');
	await tab.press(`[id="${second}"] .option`);
	await says(tab, '#saved').toMatch(/^Offline: saved on this device \(\d+\)$/);
	await network.mend();
	await tab.run(() => dispatchEvent(new Event('online')));
	await says(tab, '#saved').toBe('Saved');
	await reload(tab);
	// The place is the server's to say; what is in front, the script's: without it, another page would ask.
	await says(tab, '#place').toMatch(/^2 of/);
	await says(tab, '.item[data-now] .prompt').toMatch(/\w/);
	await tab.press('[data-do="hand-in"]');
	await tab.press('button', 'Submit now');
	await says(tab, '#done-words').toBe(`2 of ${sampler.items.length} answers saved.`);
	const given = (await storedEvents(assigned)).filter(({ event }) => event.type === 'responded');
	expect(new Set(given.map(({ event }) => event.type === 'responded' && event.item)).size).toBe(2);
	expect((await attemptsOf(assigned))[0]?.handed_in_at).not.toBeNull();
});

test('a reader’s own large letters push nothing off the side', async ({ baseURL }, { project }) => {
	test.skip(project.name !== 'firefox', 'WebKit’s driver cannot set a reader’s own font size');
	const tab = await inFirefox({ fontSize: 32 });
	for (const address of [
		'/',
		moduleAddress,
		quizAddress(quiz),
		`${moduleAddress}/glossary`,
		'/data',
		'/join',
	]) {
		await tab.open(`${baseURL}${address}`);
		expect(await tab.run(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
		expect(await wide(tab), address).toBe(0);
	}
});

test('a long option in a list leaves a phone’s page as wide as the phone', async ({ baseURL }, {
	project,
}) => {
	const tab = await start(project.name);
	for (const kind of ['match', 'gap', 'order'] as const) {
		const { quiz: of, item } = itemOf(kind);
		await tab.open(`${baseURL}${quizAddress(of)}#${item.id}`);
		await reload(tab);
		await expect.poll(() => wordsOf(tab, `[data-item="${item.id}"]`)).not.toBeNull();
		expect(await wide(tab), item.id).toBe(0);
	}
});

test('a certificate is one page of paper', async ({ baseURL }, { project }) => {
	test.skip(project.name !== 'firefox', 'WebKit’s driver hangs when it prints');
	const tab = await inFirefox();
	await tab.open(`${baseURL}/data`);
	await says(tab, '#kept-answers').not.toBe('…');
	await tab.run(putEvents, stamp(everything));
	await tab.open(`${baseURL}${moduleAddress}/certificate`);
	await says(tab, '#sheet').toContain(module.title);
	await tab.type('input', 'Amina Yusuf');
	expect(pagesOf(Buffer.from(await tab.print()))).toBe(1);
});

/** How many pages a PDF has, also where its objects are packed. */
function pagesOf(pdf: Buffer): number {
	const text = pdf.toString('latin1');
	const packed = [...text.matchAll(/\/ObjStm\b[^]*?stream\r?\n([^]*?)\r?\nendstream/g)];
	const all = packed.map(([, bytes = '']) => inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'));
	return [text, ...all].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** By how many pixels the page is wider than its window. */
const wide = (tab: Tab) =>
	tab.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
