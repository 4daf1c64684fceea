import { isDeepStrictEqual } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { assign, sampler } from './assign.ts';
import {
	itemOf,
	KINDS,
	module,
	moduleAddress,
	quiz,
	quizAddress,
	readingAddress,
	responseFor,
} from './content.ts';
import { demoOf } from './demo-class.ts';
import { everything, writeEvents } from './log.ts';
import { classOf } from './make-class.ts';
import { fakeSpeech, LOCAL } from './speech.ts';
import { act, open, respond } from './take.ts';
import { answer, begin, handIn } from './taking.ts';
import { signInTeacher } from './teacher.ts';
import type { Kind } from '../../src/lib/quiz/types.ts';

test.setTimeout(240_000);

/** Pressed one by one, each on a fresh page: every button that can be seen there, and every one that it brings up. */
const BUTTONS = ['button', 'summary', '[role="button"]', 'input[type="submit"]']
	.map((one) => `${one}:not([aria-hidden="true"])`)
	.join();

/** Runs in the page, before anything of it: tells what happens from the next press on. */
function watch() {
	const tell = (what: string) => (globalThis as unknown as { tell: (what: string) => void }).tell(what);
	let pressed: Element | null = null;
	addEventListener('click', ({ target }) => (pressed = target as Element), { capture: true });
	const happens = ({ type, target }: Event) => {
		if (pressed && !(type === 'focusin' && target instanceof Node && target.contains(pressed))) tell(type);
	};
	for (const type of ['invalid', 'toggle', 'focusin', 'scroll', 'submit', 'pagehide', 'hashchange'])
		addEventListener(type, happens, { capture: true });
	// Clocks go on by themselves.
	const itself = ({ target }: MutationRecord) =>
		(target instanceof Element ? target : target.parentElement)?.closest('[role="timer"], time, #saved');
	new MutationObserver((records) => {
		if (pressed && records.some((record) => !itself(record))) tell('the page changes');
	}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
	window.print = () => tell('it is printed');
	navigator.clipboard.writeText = async () => tell('it is copied');
}

interface Where {
	readonly prepare: (page: Page) => Promise<unknown>;
	/** What of the page is pressed here; all of it, if nothing is said. */
	readonly within?: string;
}

async function fresh(browser: Browser, baseURL: string | undefined, { prepare }: Where) {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		serviceWorkers: 'block',
		permissions: ['clipboard-write'],
		...(baseURL ? { baseURL } : {}),
	});
	const page = await context.newPage();
	await fakeSpeech(page, [LOCAL]);
	const happened: string[] = [];
	await page.exposeFunction('tell', (what: string) => void happened.push(what));
	await page.addInitScript(watch);
	page.on('dialog', (dialog) => void dialog.dismiss());
	page.on('download', () => happened.push('a file comes'));
	await prepare(page);
	await page.waitForLoadState('networkidle');
	return { page, happened, close: () => context.close() };
}

const visible = (page: Page, within: string) =>
	page
		.locator(within)
		.locator(BUTTONS)
		.filter({ visible: true })
		.and(page.locator(':enabled, summary, [role="button"]'));

/** Runs in the page: what these buttons are called. */
const namesOf = (buttons: readonly Element[]) =>
	buttons.map((one) => one.getAttribute('aria-label') ?? (one.textContent ?? '').replace(/\s+/g, ' ').trim());

/**
 * Runs in the page: what these buttons do. “Listen: caveat” is one of those that listen; of a long list, such as all terms,
 * each row has a name of its own, and the same button.
 */
function kindsOf(buttons: readonly Element[]): string[] {
	const LONG = 12;
	const shapes = buttons.map((one) => {
		const path: string[] = [];
		for (let at: Element | null = one; at && at.id !== 'main'; at = at.parentElement)
			path.push(`${at.localName}.${at.className}`);
		return path.join(' < ');
	});
	return buttons.map((one, at) => {
		const shape = shapes[at] ?? '';
		if (shapes.filter((other) => other === shape).length > LONG) return shape;
		const name = one.getAttribute('aria-label') ?? (one.textContent ?? '').replace(/\s+/g, ' ').trim();
		return name.split(': ')[0] ?? '';
	});
}

/** @returns places */
function twoOfAKind(kinds: readonly string[]): number[] {
	return [...kinds.keys()].filter((at) => kinds.slice(0, at).filter((one) => one === kinds[at]).length < 2);
}

/**
 * Presses each, and what that brings up. Where the page comes back from loading it again as it was, that is enough
 * of a fresh start.
 * @returns those that do nothing
 */
async function pressAll(browser: Browser, baseURL: string | undefined, where: Where): Promise<string[]> {
	const within = where.within ?? 'body';
	const idle: string[] = [];
	let { page, happened, close } = await fresh(browser, baseURL, where);
	const address = page.url();
	const all = await visible(page, within).evaluateAll(namesOf);
	const kinds = await visible(page, within).evaluateAll(kindsOf);
	expect(all, 'there is something to press').not.toEqual([]);

	async function startAgain() {
		if (page.url() === address) await page.reload();
		else await page.goto(address);
		// A page that is older than what it shows loads itself again meanwhile.
		const isAsBefore = () =>
			visible(page, within)
				.evaluateAll(namesOf)
				.then(
					(names) => isDeepStrictEqual(names, all),
					() => false,
				);
		if (await isAsBefore()) return;
		// What comes late is there once nothing is on its way any more.
		await page.waitForLoadState('networkidle');
		if (await isAsBefore()) return;
		await close();
		({ page, happened, close } = await fresh(browser, baseURL, where));
	}
	/**
	 * @param way of each press, the place of the button among those that were not there before it
	 * @returns the kinds of the buttons that the last press brought up
	 */
	async function press(way: readonly number[]): Promise<string[]> {
		await startAgain();
		const names: string[] = [];
		const brought = visible(page, 'body').and(page.locator(':not([data-seen])'));
		let among = visible(page, within);
		for (const index of way) {
			const button = among.nth(index);
			names.push(...(await button.evaluateAll(namesOf)));
			await button.evaluate((one) => one.setAttribute('data-press', ''));
			await visible(page, 'body').evaluateAll((some) =>
				some.forEach((one) => one.setAttribute('data-seen', '')),
			);
			happened.length = 0;
			await page.locator('[data-press]').click({ timeout: 10_000 });
			const works = expect.poll(() => happened.length > 0, { timeout: 5_000 }).toBe(true);
			await works.catch(() => idle.push(names.join(' → ')));
			if (happened.includes('pagehide')) return [];
			await page
				.locator('[data-press]')
				.evaluateAll((some) => some.forEach((one) => one.removeAttribute('data-press')));
			among = brought;
		}
		return brought.evaluateAll(kindsOf);
	}
	try {
		for (const index of twoOfAKind(kinds)) {
			const shown = await press([index]);
			for (const deeper of twoOfAKind(shown)) await press([index, deeper]);
		}
	} finally {
		await close();
	}
	return idle;
}

const [reading] = module.readings;
if (!reading) throw new Error('no reading');
const goto = (address: string) => (page: Page) => page.goto(address);

const [firstKind = 'choice'] = KINDS;
/** Kinds whose open item has buttons, and the one around which everything else is pressed as well. */
const HAS_BUTTONS: readonly Kind[] = [firstKind, 'order'];
/** What is around an item is the same for all of them. */
const withinOf = (kind: Kind, around: string, item: string) => (kind === firstKind ? around : item);

test.describe('self-study', () => {
	// Pages that have links alone are left out here and below.
	const pages: Readonly<Record<string, string>> = {
		home: '/',
		reading: readingAddress(reading.id),
		quiz: quizAddress(quiz),
		glossary: `${moduleAddress}/glossary`,
		data: '/data',
	};
	for (const [name, address] of Object.entries(pages)) {
		test(`every button of ${name} does something`, async ({ browser, baseURL }) => {
			// What is around every page is pressed once.
			const within = name === 'home' ? 'body' : 'main';
			expect(await pressAll(browser, baseURL, { prepare: goto(address), within })).toEqual([]);
		});
	}

	const done: Readonly<Record<string, string>> = {
		module: moduleAddress,
		reading: readingAddress(reading.id),
		certificate: `${moduleAddress}/certificate`,
		review: `${moduleAddress}/review`,
	};
	for (const [name, address] of Object.entries(done)) {
		test(`every button of ${name} does something for one who has done everything`, async ({
			browser,
			baseURL,
		}) => {
			const prepare = async (page: Page) => {
				await page.goto('/data');
				await expect(page.locator('#kept-answers')).not.toHaveText('…');
				await writeEvents(page, everything);
				await page.goto(address);
			};
			expect(await pressAll(browser, baseURL, { prepare, within: 'main' })).toEqual([]);
		});
	}

	for (const kind of HAS_BUTTONS)
		test(`every button of an open item of the kind ${kind} does something`, async ({ browser, baseURL }) => {
			const placed = itemOf(kind);
			const prepare = (page: Page) => open(page, placed);
			const within = withinOf(kind, '#quiz', `[data-item="${placed.item.id}"]`);
			expect(await pressAll(browser, baseURL, { prepare, within })).toEqual([]);
		});

	test('every button of an explained item does something', async ({ browser, baseURL }) => {
		const placed = itemOf(firstKind);
		const prepare = async (page: Page) => {
			await open(page, placed);
			await respond(page, placed.item, responseFor(placed.item, 'wrong') ?? []);
			await act(page);
			await page.getByRole('button', { name: 'Show why' }).click();
		};
		expect(await pressAll(browser, baseURL, { prepare, within: '#quiz' })).toEqual([]);
	});

	test('every button of the results does something', async ({ browser, baseURL }) => {
		const prepare = async (page: Page) => {
			await page.goto(quizAddress(quiz));
			await page.locator('#options summary').click();
			await page.getByRole('button', { name: 'Finish now' }).click();
			await expect(page.locator('#results .score-line')).toBeVisible();
		};
		expect(await pressAll(browser, baseURL, { prepare, within: '#results' })).toEqual([]);
	});
});

test.describe('an assignment', () => {
	/** Each press has an assignment of its own: answers stay with the server. */
	const begun =
		(baseURL: string | undefined, ...given: Parameters<typeof assign>) =>
		async (page: Page) => {
			const assigned = await assign(...given);
			await assigned.join(page.context(), baseURL);
			await begin(page, assigned);
			return assigned;
		};
	for (const mode of ['practice', 'graded'] as const)
		for (const kind of HAS_BUTTONS)
			test(`every button of an open item of the kind ${kind} does something in one that is ${mode}`, async ({
				browser,
				baseURL,
			}) => {
				const { item } = itemOf(kind);
				const prepare = begun(baseURL, { mode }, { ...sampler, items: [item] });
				const within = withinOf(kind, 'main', '.item');
				expect(await pressAll(browser, baseURL, { prepare, within })).toEqual([]);
			});

	test('every button of an explained item does something in practice', async ({ browser, baseURL }) => {
		const { item } = itemOf(firstKind);
		const started = begun(baseURL, { mode: 'practice' }, { ...sampler, items: [item] });
		const prepare = async (page: Page) => {
			await started(page);
			await answer(page, item.id);
			await page.locator('#act').click();
			const why = page.locator('[data-do="reveal"]');
			if (await why.isVisible()) await why.click();
		};
		expect(await pressAll(browser, baseURL, { prepare, within: 'main' })).toEqual([]);
	});

	test('every button of its own page does something, before and after', async ({ browser, baseURL }) => {
		const before = async (page: Page) => {
			const assigned = await assign();
			await assigned.join(page.context(), baseURL);
			await page.goto(assigned.home);
		};
		expect(await pressAll(browser, baseURL, { prepare: before })).toEqual([]);
		const after = async (page: Page) => {
			const assigned = await begun(baseURL, { mode: 'practice' })(page);
			await handIn(page);
			await expect(page.locator('#done-title')).toHaveText(/^Submitted at/);
			await page.goto(`${assigned.address}/results`);
		};
		expect(await pressAll(browser, baseURL, { prepare: after })).toEqual([]);
	});
});

test.describe('a teacher', () => {
	/** Signed in, with a demo class; its address and that of its graded assignment. */
	const toured =
		(baseURL: string | undefined, path: (own: string, graded: string) => string) => async (page: Page) => {
			const { id } = await signInTeacher(page.context(), baseURL, { role: 'administrator' });
			const { own, graded } = await demoOf(id);
			await page.goto(path(own, graded));
		};
	/** Signed in, with a class that nothing was done in: it is made anew for nearly every press. */
	const started = (baseURL: string | undefined, path: (own: string) => string) => async (page: Page) => {
		const { id } = await signInTeacher(page.context(), baseURL, { role: 'administrator' });
		const own = await classOf(id, ['Amina', 'Bilal']);
		await page.goto(path(`/teach/classes/${own.id}`));
	};
	const atFirst: Readonly<Record<string, (own: string) => string>> = {
		'a new class': () => '/teach/classes/new',
		'the settings of a class': (own) => `${own}/settings`,
		'the teachers of a class': (own) => `${own}/teachers`,
		'copying a class': (own) => `${own}/copy`,
		'the account': () => '/teach/account',
	};
	for (const [name, path] of Object.entries(atFirst)) {
		test(`every button of ${name} does something`, async ({ browser, baseURL }) => {
			const prepare = started(baseURL, path);
			expect(await pressAll(browser, baseURL, { prepare, within: 'main' })).toEqual([]);
		});
	}
	const pages: Readonly<Record<string, (own: string, graded: string) => string>> = {
		'the people of a class': (own) => `${own}/people`,
		'the gradebook': (own) => `${own}/gradebook`,
		assigning: (own) => `${own}/assign`,
		'assigning the module': (own) => `${own}/assign/${module.id}`,
		'the groups of a class': (own) => `${own}/groups`,
		'assigning again': (_, graded) => `${graded}/results/again`,
		'an assignment': (_, graded) => graded,
		'its rules': (_, graded) => `${graded}/edit`,
		'its points': (_, graded) => `${graded}/points`,
		'copying it': (_, graded) => `${graded}/copy`,
		'its live page': (_, graded) => `${graded}/live`,
		'its preview': (_, graded) => `${graded}/preview`,
		'its results': (_, graded) => `${graded}/results`,
		'its questions': (_, graded) => `${graded}/results/items`,
		'its text': (_, graded) => `${graded}/results/reading`,
		'its confidence page': (_, graded) => `${graded}/results/certainty`,
		'its report': (_, graded) => `${graded}/results/report`,
	};
	for (const [name, path] of Object.entries(pages)) {
		test(`every button of ${name} does something`, async ({ browser, baseURL }) => {
			const prepare = toured(baseURL, path);
			expect(await pressAll(browser, baseURL, { prepare, within: 'main' })).toEqual([]);
		});
	}
	// The list of all teachers grows with every test, and has a test of its own.
	test('every button of the page of a teacher does something', async ({ browser, baseURL }) => {
		const one = async (page: Page) => {
			const { id } = await signInTeacher(page.context(), baseURL);
			await page.context().clearCookies();
			await signInTeacher(page.context(), baseURL, { role: 'administrator' });
			await page.goto(`/teach/teachers/${id}`);
		};
		expect(await pressAll(browser, baseURL, { prepare: one, within: 'main' })).toEqual([]);
	});
	for (const address of ['/teach/sign-in', '/teach/forgotten', '/join']) {
		test(`every button of ${address} does something`, async ({ browser, baseURL }) => {
			expect(await pressAll(browser, baseURL, { prepare: goto(address) })).toEqual([]);
		});
	}
});
