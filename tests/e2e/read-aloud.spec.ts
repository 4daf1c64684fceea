import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { assign, sampler } from './assign.ts';
import { itemOf, KINDS, module, quiz, quizAddress, readingAddress, responseFor, right } from './content.ts';
import { fakeSpeech, LOCAL, REMOTE } from './speech.ts';
import { act, open, respond, sectionOf } from './take.ts';
import { answer, at, begin, handIn, names } from './taking.ts';
import { redact } from '../../src/lib/quiz/redact.ts';
import { instruction } from '../../src/lib/quiz/wording.ts';
import { mixed, mixedSteps } from '../../src/lib/quiz/shuffle.ts';
import { according } from '../../src/lib/words/texts.ts';
import type { Explained } from '../../src/lib/quiz/item-base.ts';
import type { Item } from '../../src/lib/quiz/types.ts';
import type { Reading } from '../../src/lib/text/types.ts';

const ONLY_REMOTE = 'This browser’s voices would send the text over the internet, so we don’t use them.';
const [reading] = module.readings;
if (!reading) throw new Error('no reading');
const address = readingAddress(reading.id);

const bar = (page: Page) => page.getByRole('group', { name: 'Read aloud' });
/** Of the page; the text beside an assigned quiz has its own. */
const listen = (page: Page) => page.locator('#main').getByRole('button', { name: 'Listen', exact: true });
const press = (page: Page, name: string) => bar(page).getByRole('button', { name }).click();
const saying = (page: Page) => page.evaluate(() => window.speech.saying);
const given = (page: Page) => page.evaluate(() => window.speech.given.map(({ text }) => text));
const endSentence = (page: Page) => page.evaluate(() => window.speech.end());

/** What the browser marks now. */
const marked = (page: Page) =>
	page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join('').replace(/\s+/g, ' '));

async function start(page: Page) {
	await listen(page).click();
	await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
}

/** Presses “Listen”, lets it run to its end, and gives all that was said, from that press on. */
async function heard(page: Page): Promise<string[]> {
	const before = (await given(page)).length;
	await page.evaluate(() => (window.speech.hasten = true));
	await listen(page).click();
	await expect(bar(page)).toHaveAttribute('data-state', 'ended');
	await press(page, 'Stop reading aloud');
	return (await given(page)).slice(before);
}

/** As a person would compare two texts. */
const plain = (texts: readonly string[]) =>
	texts
		.join(' ')
		.replace(/\s+/g, ' ')
		.replace(/ ([,.;:!?])/g, '$1');

const sentencesOf = ({ blocks, text }: Reading) =>
	blocks
		.flatMap((block) => (block.sentences.length > 0 ? block.sentences : [block]))
		.map(({ start: from, end }) => text.slice(from, end));

/** An item's question as it is to be read to someone who has given nothing yet. */
function questionOf(item: Item): string[] {
	const asked = redact(item, item.id);
	const by = module.readings.find(({ id }) => id === item.accordingTo);
	const head = [instruction(asked), by ? according(by.label, asked) : '', item.prompt];
	const numbered = (list: readonly { readonly text: string }[]) =>
		list.map(({ text }, index) => `${index + 1}. ${text}`);
	switch (item.kind) {
		case 'match': {
			const targets = mixed(item.targets, item.id).map(({ text }) => text);
			return [...head, ...item.rows.map(({ text }) => text), `Choose from: ${targets.join('; ')}.`];
		}
		case 'order':
			return [...head, ...numbered(mixedSteps(item.steps, item.id))];
		case 'gap': {
			const name = (index: number) => (item.gaps.length > 1 ? `gap ${index + 1}` : 'gap');
			const text = item.text.map((part, at) => part + (item.gaps[at] ? ` ${name(at)} ` : '')).join('');
			const lists = item.gaps.flatMap(({ choices }, at) =>
				choices.length > 0
					? [`For ${name(at)}, choose from: ${choices.map((choice) => choice.text).join('; ')}.`]
					: [],
			);
			return [...head, text, ...lists];
		}
		case 'numeric':
			return [...head, `gap ${item.unit}`.trim()];
		case 'statement':
			return [...head, `“${item.statement}”`, ...numbered(item.choices)];
		case 'open':
			return head;
		default:
			return [...head, ...numbered(item.choices)];
	}
}

/** Whatever an item can explain, with the response it belongs to where it is the key’s. */
function explanations(item: Item): readonly Explained[] {
	if ('choices' in item) return item.choices;
	if (item.kind === 'match') return item.rows;
	if (item.kind === 'order') return item.steps;
	if (item.kind === 'numeric') return [item.key];
	if (item.kind === 'open') return [];
	return item.gaps;
}

test.describe('a reading', () => {
	test.beforeEach(async ({ page }) => {
		await fakeSpeech(page);
		await page.goto(address);
	});

	for (const { id } of module.readings) {
		test(`${id} is read whole and in order, without the numbers in it`, async ({ page }) => {
			const read = module.readings.find((other) => other.id === id);
			if (!read) throw new Error('no reading');
			await page.goto(readingAddress(id));
			expect(plain(await heard(page))).toBe(plain(sentencesOf(read)));
		});
	}

	test('in plain English, where that alone is shown; another wording ends it', async ({ page }) => {
		const [plainOne] = module.plain;
		if (!plainOne) throw new Error('no plain version');
		await page.goto(readingAddress(plainOne.of));
		await page.getByLabel('Plain English').check();
		expect(plain(await heard(page))).toBe(plain(Object.values(plainOne.blocks)));
		await page.evaluate(() => (window.speech.hasten = false));
		await start(page);
		await page.getByLabel('Both').check();
		await expect(bar(page)).toBeHidden();
		const read = module.readings.find(({ id }) => id === plainOne.of);
		if (read) expect(plain(await heard(page))).toBe(plain(sentencesOf(read)));
	});

	test('the sentence that is said is marked, and it alone, and seen', async ({ page }) => {
		await start(page);
		const sentences = sentencesOf(reading).slice(0, 12);
		for (const sentence of sentences) {
			expect(await saying(page)).toBe(sentence);
			expect(await marked(page)).toBe(sentence);
			await expect
				.poll(() =>
					page.evaluate(() => {
						const [range] = CSS.highlights.get('spoken') ?? [];
						if (!(range instanceof Range)) return false;
						const { top, bottom } = range.getBoundingClientRect();
						const foot = document.querySelector('.aloud')?.getBoundingClientRect().top ?? 0;
						return top >= 0 && bottom <= foot;
					}),
				)
				.toBe(true);
			await endSentence(page);
		}
		await expect(bar(page)).toContainText(`${sentences.length + 1} of ${sentencesOf(reading).length}`);
	});

	test('it pauses within a sentence and goes on with that sentence', async ({ page }) => {
		await start(page);
		await endSentence(page);
		const second = await saying(page);
		await press(page, 'Pause');
		await expect(bar(page)).toHaveAttribute('data-state', 'paused');
		expect(await saying(page)).toBeNull();
		expect(await marked(page)).toBe(second);
		await press(page, 'Continue reading');
		await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
		expect(await saying(page)).toBe(second);
	});

	test('it goes to the next sentence and the one before, also while it pauses', async ({ page }) => {
		const [first, second, third] = sentencesOf(reading);
		await start(page);
		await expect(bar(page).getByRole('button', { name: 'Previous sentence' })).toBeDisabled();
		await press(page, 'Next sentence');
		await press(page, 'Next sentence');
		expect(await saying(page)).toBe(third);
		await press(page, 'Previous sentence');
		expect(await saying(page)).toBe(second);
		await press(page, 'Pause');
		await press(page, 'Previous sentence');
		expect(await saying(page)).toBeNull();
		expect(await marked(page)).toBe(first);
		await press(page, 'Continue reading');
		expect(await saying(page)).toBe(first);
	});

	test('at its end it can be heard again, or its last sentence', async ({ page }) => {
		const last = sentencesOf(reading).at(-1);
		await page.evaluate(() => (window.speech.hasten = true));
		await listen(page).click();
		await expect(bar(page)).toHaveAttribute('data-state', 'ended');
		expect(await marked(page)).toBe('');
		await expect(bar(page).getByRole('button', { name: 'Next sentence' })).toBeDisabled();
		await page.evaluate(() => (window.speech.hasten = false));
		await press(page, 'Previous sentence');
		expect(await saying(page)).toBe(last);
		await endSentence(page);
		await press(page, 'Listen again');
		expect(await saying(page)).toBe(sentencesOf(reading)[0]);
	});

	test('the speed holds at once, and is remembered', async ({ page }) => {
		await start(page);
		await endSentence(page);
		await bar(page).getByLabel('Speed').selectOption('1.25');
		const [before, after] = await page.evaluate(() => window.speech.given.slice(-2));
		expect(after).toEqual({ ...before, rate: 1.25 });
		await page.reload();
		await start(page);
		await expect(bar(page).getByLabel('Speed')).toHaveValue('1.25');
		expect(await page.evaluate(() => window.speech.given[0]?.rate)).toBe(1.25);
	});

	test('a speed that nobody could have chosen is passed over', async ({ page }) => {
		await page.evaluate(() => localStorage.setItem('mandate:speech', '{"version":1,"speed":99}'));
		await start(page);
		expect(await page.evaluate(() => window.speech.given[0]?.rate)).toBe(1);
	});

	test('where storage is refused the speed holds for the page', async ({ page }) => {
		await page.evaluate(() => {
			const refuse = () => {
				throw new DOMException('refused', 'SecurityError');
			};
			Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
		});
		await start(page);
		await bar(page).getByLabel('Speed').selectOption('0.75');
		await endSentence(page);
		expect(await page.evaluate(() => window.speech.given.at(-1)?.rate)).toBe(0.75);
	});

	test('with the keyboard: Enter, Space, Tab, Escape', async ({ page }) => {
		await listen(page).focus();
		await page.keyboard.press('Enter');
		await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
		await expect(bar(page).getByRole('button', { name: 'Pause' })).toBeFocused();
		await page.keyboard.press('Space');
		await expect(bar(page)).toHaveAttribute('data-state', 'paused');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		expect(await marked(page)).toBe(sentencesOf(reading)[1]);
		await page.keyboard.press('Tab');
		await expect(bar(page).getByLabel('Speed')).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(bar(page).getByRole('button', { name: 'Stop reading aloud' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(bar(page)).toHaveCount(0);
		await expect(listen(page)).toBeFocused();
		expect(await marked(page)).toBe('');
	});

	test('pressed again it begins again, with one player', async ({ page }) => {
		await start(page);
		await endSentence(page);
		await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
		await start(page);
		// The old player was speaking too, so what it says is waited for.
		await expect.poll(() => saying(page)).toBe(sentencesOf(reading)[0]);
		await expect(bar(page)).toHaveCount(1);
	});

	test('leaving the page ends it', async ({ page }) => {
		await start(page);
		await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
		await expect(bar(page)).toHaveCount(0);
		expect(await saying(page)).toBeNull();
	});

	test('a browser that wants a press first is asked for one', async ({ page }) => {
		await page.evaluate(() => (window.speech.deaf = true));
		await listen(page).click();
		await expect(bar(page)).toHaveAttribute('data-state', 'paused');
		await page.evaluate(() => (window.speech.deaf = false));
		await press(page, 'Continue reading');
		expect(await saying(page)).toBe(sentencesOf(reading)[0]);
	});

	test('a player that could not be loaded says so, and comes at the next press', async ({ page }) => {
		await page.route('**/read-aloud-*.js', (route) => route.abort());
		await listen(page).click();
		const again = page.getByRole('button', { name: 'Couldn’t load. Try again.' });
		await expect(again).toBeVisible();
		await page.unroute('**/read-aloud-*.js');
		await again.click();
		await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
		await expect(listen(page)).toBeVisible();
	});

	test('less motion: what is said is there at once', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await start(page);
		const isSeen = await page.evaluate(() => {
			const { speech } = window;
			let below = false;
			for (let sentence = 0; sentence < 12 && !below; sentence += 1) {
				const before = scrollY;
				speech.end();
				below = scrollY !== before;
			}
			const [range] = CSS.highlights.get('spoken') ?? [];
			return below && range instanceof Range && range.getBoundingClientRect().bottom <= innerHeight;
		});
		expect(isSeen).toBe(true);
	});

	test('a browser without highlights marks the sentence’s element', async ({ page }) => {
		await page.addInitScript(() => Reflect.deleteProperty(CSS, 'highlights'));
		await page.reload();
		await start(page);
		await endSentence(page);
		await expect(page.locator('.spoken')).toHaveText(sentencesOf(reading)[1] ?? '');
		await press(page, 'Stop reading aloud');
		await expect(page.locator('.spoken')).toHaveCount(0);
	});
});

test.describe('an item', () => {
	test.beforeEach(async ({ page }) => fakeSpeech(page));

	test('of the kind open: the question', async ({ page }) => {
		const placed = itemOf('open');
		await open(page, placed);
		expect(plain(await heard(page))).toBe(plain(questionOf(placed.item)));
	});

	// Of an answer in one’s own words nothing is wrong.
	for (const kind of KINDS.filter((one) => one !== 'open')) {
		test(`of the kind ${kind}: the question, then what was wrong, then why`, async ({ page }) => {
			const placed = itemOf(kind);
			const { item } = placed;
			await open(page, placed);
			expect(plain(await heard(page))).toBe(plain(questionOf(item)));

			await respond(page, item, responseFor(item, 'wrong') ?? []);
			await act(page);
			const section = sectionOf(page, item);
			await expect(section.locator('.verdict')).toBeVisible();
			const checked = await heard(page);
			expect(checked[0]).toBe('Incorrect.');
			expect(plain(checked)).toContain('Your answer: incorrect.');
			for (const part of await hiddenRationales(section, item))
				expect(plain(checked), 'gives nothing away').not.toContain(part);

			await page.getByRole('button', { name: 'Show why' }).click();
			const revealed = plain(await heard(page));
			const shown = await section.locator('.why[open] p').filter({ visible: true }).allInnerTexts();
			expect(shown.length).toBeGreaterThan(0);
			for (const text of shown) expect(revealed).toContain(plain([text]).trim());
			const place = await section.locator('[data-cite] > span:first-child').filter({ visible: true });
			for (const text of await place.allInnerTexts()) expect(revealed).toContain(`${text}:`);
		});
	}

	test('what was chosen in rows and gaps is read with them', async ({ page }) => {
		for (const kind of ['match', 'gap'] as const) {
			const placed = itemOf(kind);
			await open(page, placed);
			await respond(page, placed.item, right(placed.item));
			const text = plain(await heard(page));
			const chosen = await sectionOf(page, placed.item)
				.locator('.answer :is(select, input)')
				.evaluateAll((fields) =>
					fields.map((field) =>
						field instanceof HTMLSelectElement
							? (field.selectedOptions[0]?.textContent ?? '')
							: (field as HTMLInputElement).value,
					),
				);
			const rows = placed.item.kind === 'match' ? placed.item.rows : [];
			for (const [at, value] of chosen.entries())
				expect(text).toContain(kind === 'match' ? `${rows[at]?.text}: ${value}` : value);
		}
	});

	test('right: the verdict, the answer, its rationale, the place and the words', async ({ page }) => {
		const placed = itemOf('choice');
		const { item } = placed;
		if (item.kind !== 'choice') throw new Error('no choice');
		await open(page, placed);
		await respond(page, item, right(item));
		await act(page);
		const [key] = item.choices.filter((choice) => choice.correct);
		const text = plain(await heard(page));
		expect(text.startsWith('Correct.')).toBe(true);
		expect(text).toContain(`${key?.text}. Your answer: correct. ${plain([key?.rationale ?? ''])}`);
	});

	test('choices are read in the order they are shuffled to', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		await page.locator('#options summary').click();
		await page.getByLabel('Shuffle questions and answers').check();
		await page.getByRole('button', { name: 'Start over' }).click();
		const shown = await page.locator('.item[data-now] :is(.option, .row-item, .step) .text').allInnerTexts();
		const text = plain(await heard(page));
		const places = shown.map((choice) => text.indexOf(plain([choice])));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(places).not.toContain(-1);
	});

	test('another item, feedback or the results in front end it', async ({ page }) => {
		const [item] = quiz.items;
		if (!item) throw new Error('no item');
		await page.goto(quizAddress(quiz));
		await start(page);
		await page.getByRole('button', { name: 'Next question' }).click();
		await expect(bar(page)).toHaveCount(0);
		expect(await saying(page)).toBeNull();
		expect(await marked(page)).toBe('');

		await page.getByRole('button', { name: 'Previous question' }).click();
		await start(page);
		await respond(page, item, right(item));
		await expect(bar(page)).toBeVisible();
		await act(page);
		await expect(bar(page)).toHaveCount(0);
		await expect(sectionOf(page, item).locator('.verdict')).toBeFocused();

		await start(page);
		await page.locator('#options summary').click();
		await page.getByRole('button', { name: 'Finish now' }).click();
		await expect(page.locator('#results .score-line')).toBeVisible();
		await expect(bar(page)).toHaveCount(0);
		await expect(listen(page)).toBeHidden();
	});

	test('the player covers neither the buttons nor what is answered', async ({ page }) => {
		await page.goto(quizAddress(quiz));
		await start(page);
		const player = await bar(page).boundingBox();
		await page.locator('#act').scrollIntoViewIfNeeded();
		const button = await page.locator('#act').boundingBox();
		if (!player || !button) throw new Error('not there');
		const apart =
			button.y + button.height <= player.y ||
			button.x + button.width <= player.x ||
			player.x + player.width <= button.x;
		expect(apart).toBe(true);
	});

	test('digits and Enter still answer while it reads', async ({ page }) => {
		const [item] = quiz.items;
		if (item?.kind !== 'choice') throw new Error('the first item is no choice');
		await page.goto(quizAddress(quiz));
		await start(page);
		await page.keyboard.press('2');
		await expect(sectionOf(page, item).locator('.option input').nth(1)).toBeChecked();
	});
});

test.describe('an assignment', () => {
	test.beforeEach(async ({ page }) => fakeSpeech(page));
	const RULES = { feedback: 'at-once', keys: 'after-hand-in' } as const;

	test('of every kind the question is read, and once checked what the server says of it', async ({
		page,
		context,
		baseURL,
	}) => {
		const assigned = await assign(RULES);
		await assigned.join(context, baseURL);
		await begin(page, assigned);
		for (const [index, item] of sampler.items.entries()) {
			const name = names[index] ?? '';
			await expect(at(page, name)).toBeVisible();
			const question = plain(await heard(page));
			expect(question).toContain(plain([item.prompt]));
			if (item.kind === 'choice' || item.kind === 'statement') expect(question).toBe(plain(questionOf(item)));
			await answer(page, name);
			await act(page);
			const paper = at(page, name).locator('.paper');
			await expect(paper).toBeVisible();
			const checked = await heard(page);
			expect(checked[0]).toMatch(/^(Correct|Incorrect|Partly correct)\.$/);
			const shown = await paper.locator('p:not(.verdict, .line)').filter({ visible: true }).allInnerTexts();
			for (const text of shown) expect(plain(checked)).toContain(plain([text]).trim());
			const chosen = await paper.locator('li.chosen .text').allInnerTexts();
			for (const text of chosen) expect(plain(checked)).toContain(plain([text]).trim());
			for (const part of await hiddenRationales(at(page, name), item))
				expect(plain(checked), 'gives nothing away').not.toContain(part);
			// The last of them leads on to the end.
			if (index < names.length - 1) await act(page);
		}
		await page.evaluate(() => (window.speech.hasten = false));
		await start(page);
		await handIn(page);
		await expect(page.locator('#done-title')).toBeVisible();
		await expect(bar(page)).toHaveCount(0);
		expect(await saying(page)).toBeNull();
	});

	/** Whether the browser shows the words that are said whole, above what covers its foot. */
	const isInView = (page: Page) =>
		page.evaluate(() => {
			const [range] = CSS.highlights.get('spoken') ?? [];
			if (!(range instanceof Range)) return false;
			const { top, bottom, left } = range.getBoundingClientRect();
			const foot = document.querySelector('.aloud')?.getBoundingClientRect().top ?? 0;
			const pane = document.getElementById('source');
			const found = document.elementFromPoint(left + 2, top + 2);
			return top >= 0 && bottom <= foot && pane?.contains(found) === true;
		});

	for (const [name, viewport] of [
		['in the sheet', { width: 390, height: 844 }],
		['beside the questions', { width: 1440, height: 900 }],
	] as const) {
		test.describe(name, () => {
			test.use({ viewport });
			const isWide = viewport.width > 1024;

			test('its text is read where it stands, and no longer than it stands there', async ({
				page,
				context,
				baseURL,
			}) => {
				const assigned = await assign(RULES);
				await assigned.join(context, baseURL);
				await begin(page, assigned);
				if (!isWide) await page.getByRole('button', { name: 'View text' }).click();
				const text = page.locator('#source article:visible');
				const read = module.readings.find(({ id }) => id === sampler.items[0]?.accordingTo);
				if (!read) throw new Error('The first item names no text.');
				await expect(text).toHaveAttribute('data-reading', read.id);
				const button = text.getByRole('button', { name: 'Listen', exact: true });
				await button.click();
				await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
				for (const sentence of sentencesOf(read).slice(0, 25)) {
					expect(await saying(page)).toBe(sentence);
					expect(await marked(page)).toBe(sentence);
					await expect.poll(() => isInView(page)).toBe(true);
					await endSentence(page);
				}
				expect(await violations(page)).toEqual([]);
				await page.keyboard.press('Escape');
				await expect(bar(page)).toHaveCount(0);
				await expect(text).toBeVisible();
				await button.click();
				await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
				await page.locator('[data-show-reading][aria-pressed=false]').first().click();
				await expect(bar(page)).toHaveCount(0);
				expect(await saying(page)).toBeNull();
				await page.locator('#source [data-listen]:visible').click();
				await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
				if (isWide) return;
				const close = page.getByRole('button', { name: 'Close' });
				const [player, foot] = [await bar(page).boundingBox(), await close.boundingBox()];
				expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(player?.y ?? 0);
				await close.click();
				await expect(bar(page)).toHaveCount(0);
				expect(await saying(page)).toBeNull();
			});
		});
	}

	test('without reading help nothing can be heard', { tag: '@phone' }, async ({ page, context, baseURL }) => {
		const assigned = await assign({ ...RULES, readingHelp: false });
		await assigned.join(context, baseURL);
		await begin(page, assigned);
		await expect(page.locator('[data-listen]')).toHaveCount(0);
	});
});

/** Rationales that are not to be seen now. @param section the item’s */
async function hiddenRationales(section: Locator, item: Item): Promise<string[]> {
	const seen = plain(await section.locator('p').filter({ visible: true }).allInnerTexts());
	const all = explanations(item).map(({ rationale }) => plain([rationale ?? '']));
	return all.filter((rationale) => rationale !== '' && !seen.includes(rationale));
}

test.describe('voices', () => {
	test('the local one reads, though another is the browser’s own choice', async ({ page }) => {
		await fakeSpeech(page, [REMOTE, LOCAL]);
		await page.goto(address);
		await start(page);
		expect(await page.evaluate(() => window.speech.given[0])).toMatchObject({ voice: 'Here', lang: 'en-GB' });
	});

	test('with only those that send the text away nothing is said, and why', async ({ page }) => {
		await fakeSpeech(page, [REMOTE]);
		await page.goto(address);
		await listen(page).click();
		await expect(bar(page).getByRole('status')).toHaveText(ONLY_REMOTE);
		expect(await given(page)).toEqual([]);
		const close = bar(page).getByRole('button', { name: 'Stop reading aloud' });
		await expect(close).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(bar(page)).toHaveCount(0);
		await expect(listen(page)).toBeFocused();
	});

	test('with none at all it says that', async ({ page }) => {
		await fakeSpeech(page, []);
		await page.goto(address);
		await listen(page).click();
		await expect(bar(page).getByRole('status')).toContainText('no English voice');
	});

	test('one that is found late still reads', async ({ page }) => {
		await fakeSpeech(page, []);
		await page.goto(address);
		await listen(page).click();
		await expect(bar(page)).toContainText('Finding a voice');
		await page.evaluate((voice) => window.speech.find([voice]), LOCAL);
		await expect(bar(page)).toHaveAttribute('data-state', 'speaking');
	});

	test('stopped while it looks for one, it stays silent', async ({ page }) => {
		await fakeSpeech(page, []);
		await page.goto(address);
		await listen(page).click();
		await press(page, 'Stop reading aloud');
		await page.evaluate((voice) => window.speech.find([voice]), LOCAL);
		await expect(bar(page)).toHaveCount(0);
		expect(await given(page)).toEqual([]);
	});

	test('a browser that cannot speak has no button', async ({ page }) => {
		await page.addInitScript(() => {
			// On the prototype or on the window, as browsers have it.
			for (const at of [window, Window.prototype]) Reflect.deleteProperty(at, 'speechSynthesis');
		});
		for (const path of [address, quizAddress(quiz)]) {
			await page.goto(path);
			expect(await page.evaluate(() => 'speechSynthesis' in window)).toBe(false);
			await expect(page.locator('[data-listen]')).toHaveCount(1);
			await expect(page.locator('[data-listen]')).toBeHidden();
		}
	});
});

test('nothing of the player is loaded before it is asked for, and nothing from elsewhere at all', async ({
	page,
	baseURL,
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await fakeSpeech(page);
	await page.goto(address);
	expect(asked.filter((url) => url.includes('read-aloud'))).toEqual([]);
	await start(page);
	expect(asked.filter((url) => url.includes('read-aloud'))).toHaveLength(1);
	expect(asked.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });

		test('the player keeps to WCAG 2.2 AA: speaking, paused, silent', async ({ page }) => {
			await fakeSpeech(page);
			for (const path of [address, quizAddress(quiz)]) {
				await page.goto(path);
				await start(page);
				expect(await violations(page)).toEqual([]);
				await press(page, 'Pause');
				expect(await violations(page)).toEqual([]);
			}
			await page.goto(address);
			await page.evaluate((voice) => window.speech.find([voice]), REMOTE);
			await listen(page).click();
			await expect(bar(page)).toHaveAttribute('data-state', 'silent');
			expect(await violations(page)).toEqual([]);
		});
	});
}

async function violations(page: Page) {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
	const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
	return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test.describe('at 320 px, as at 400 % zoom of a 1280 px window', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	const quizzes = module.quizzes.map(quizAddress);
	for (const [size, paths] of [
		[100, [address, ...quizzes]],
		[200, [address]],
	] as const) {
		test(`with letters at ${size} % the player fits and its buttons are large enough`, async ({ page }) => {
			await fakeSpeech(page);
			await page.addInitScript((of) => {
				localStorage.setItem('mandate:look', JSON.stringify({ version: 1, size: of }));
			}, size);
			for (const path of paths) {
				await page.goto(path);
				await start(page);
				expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
					320,
				);
				for (const control of await bar(page).locator('button, select').all()) {
					const box = await control.boundingBox();
					expect(box?.x).toBeGreaterThanOrEqual(0);
					expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
					expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(43.5);
				}
			}
		});
	}
});

test.describe('a term', () => {
	const term = module.glossary.find(({ definition }) => definition.length > 0);
	if (!term) throw new Error('no term');
	const words = plain([`${term.term} ${term.definition}`]);

	test.beforeEach(({ page }) => fakeSpeech(page));

	test('is heard in the glossary, and no more once it is folded', async ({ page }) => {
		await page.goto(`/learn/${module.id}/glossary#term-${term.id}`);
		const own = page.locator(`.term:has([id="term-${term.id}"])`);
		await page.evaluate(() => (window.speech.hasten = true));
		await own.getByRole('button', { name: new RegExp(`^Listen ?: ${term.term}$`) }).click();
		await expect(bar(page)).toHaveAttribute('data-state', 'ended');
		expect(plain(await given(page))).toBe(words);
		await own.locator('summary').first().click();
		await expect(bar(page)).toBeHidden();
	});

	test('is heard in the box beside its word, until that is closed', async ({ page }) => {
		const lesson = module.readings.find(({ kind }) => kind === 'lesson');
		await page.goto(readingAddress(lesson?.id ?? ''));
		const link = page.locator('.text a.term').first();
		const id = (await link.getAttribute('href'))?.split('#term-')[1];
		const told = module.glossary.find((one) => one.id === id);
		await link.click();
		await page.evaluate(() => (window.speech.hasten = true));
		await page.getByRole('button', { name: `Listen: ${told?.term}` }).click();
		await expect(bar(page)).toHaveAttribute('data-state', 'ended');
		expect(plain(await given(page))).toBe(plain([`${told?.term} ${told?.definition}`]));
		await expect(page.locator('#term-told')).toBeVisible();
		await page.locator('h1').click();
		await expect(page.locator('#term-told')).toBeHidden();
		await expect(page.locator('.aloud')).toHaveCount(0);
	});
});
