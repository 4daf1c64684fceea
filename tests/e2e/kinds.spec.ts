import { expect, test } from '@playwright/test';
import { itemOf, KINDS, responseFor, right } from './content.ts';
import { act, open, partOf, respond, sectionOf } from './take.ts';

const WORDS = { right: 'Correct', partly: 'Partly correct', wrong: 'Incorrect' } as const;

for (const kind of KINDS) {
	for (const verdict of ['right', 'partly', 'wrong'] as const) {
		const placed = itemOf(kind);
		const { item } = placed;
		const response = responseFor(item, verdict);
		// A statement is right or it is not.
		if (response === null) continue;

		test(`${kind}: a response that is ${WORDS[verdict].toLowerCase()} is told so, with evidence`, async ({
			page,
		}) => {
			await open(page, placed);
			const section = sectionOf(page, item);
			await expect(section.locator('.verdict')).toBeHidden();
			await expect(section.locator('.cite').filter({ visible: true })).toHaveCount(0);
			await respond(page, item, response);
			await act(page);
			await expect(section.locator('.verdict .word')).toHaveText(WORDS[verdict]);
			await expect(section.locator('.verdict')).toBeFocused();
			await expect(page.locator('#say')).toContainText(WORDS[verdict]);
			if (verdict === 'right') {
				await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden();
			} else {
				await expect(section.locator('.verdict .detail')).toContainText('Only your first answer is scored');
				await page.getByRole('button', { name: 'Show why' }).click();
			}
			const cited = section.locator('.cite').filter({ visible: true });
			await expect(cited.first()).toBeVisible();
			await expect(cited.first().locator('mark').first()).toBeVisible();
			await expect(section.locator('.answer :is(input:not([type=hidden]), select):enabled')).toHaveCount(0);
		});
	}
}

test('trying again does not change what counts', async ({ page }) => {
	const placed = itemOf('choice');
	const { item } = placed;
	const [wrong, right] = [responseFor(item, 'wrong'), responseFor(item, 'right')];
	if (!wrong || !right) throw new Error('no response');
	await open(page, placed);
	await respond(page, item, wrong);
	await act(page);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(sectionOf(page, item).locator('.verdict')).toBeHidden();
	await respond(page, item, right);
	await act(page);
	await expect(sectionOf(page, item).locator('.verdict')).toContainText('Correct');
	await expect(sectionOf(page, item).locator('.verdict')).toContainText('Only your first answer is scored.');
	await expect(page.locator(`#steps [data-step="${item.id}"]`)).toHaveAttribute('data-verdict', 'wrong');
});

test('nothing of the key shows after a wrong response until it is asked for', async ({ page }) => {
	const placed = itemOf('statement');
	const { item } = placed;
	const wrong = responseFor(item, 'wrong');
	const key = 'choices' in item ? item.choices.find((choice) => choice.correct) : undefined;
	if (!wrong || !key) throw new Error('no response');
	await open(page, placed);
	await respond(page, item, wrong);
	await act(page);
	await expect(partOf(page, item, key.id)).not.toHaveAttribute('data-mark');
	await expect(partOf(page, item, key.id).locator('.why')).toBeHidden();
	await page.getByRole('button', { name: 'Show why' }).click();
	await expect(partOf(page, item, key.id)).toHaveAttribute('data-mark', 'missed');
	await expect(partOf(page, item, key.id).locator('.why')).toContainText(key.rationale);
});

test('a double click, or Enter held down, does not go past the feedback', async ({ page }) => {
	const placed = itemOf('statement');
	const { item } = placed;
	await open(page, placed);
	await respond(page, item, responseFor(item, 'right') ?? []);
	await page.locator('#act').dblclick();
	await expect(sectionOf(page, item).locator('.verdict .word')).toHaveText('Correct');
	await page.locator('#options summary').click();
	await page.getByRole('button', { name: 'Start over' }).click();
	await page.keyboard.press('1');
	for (let press = 0; press < 3; press += 1) await page.keyboard.down('Enter');
	await page.keyboard.up('Enter');
	await expect(page.locator('.item[data-now] .verdict')).toBeVisible();
	await expect(page.locator('#place')).toHaveText(`1 of ${placed.quiz.items.length}`);
});

test('a response that cannot be graded is explained at its field and costs nothing', async ({ page }) => {
	for (const kind of ['choice', 'gap'] as const) {
		const placed = itemOf(kind);
		const { item } = placed;
		await open(page, placed);
		await act(page);
		const section = sectionOf(page, item);
		await expect(section.locator('.problem')).toHaveText('Answer the question first.');
		const field = section.locator('.answer :is(input, select)').first();
		await expect(field).toBeFocused();
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		await expect(section.locator('.answer')).toHaveAttribute('aria-describedby', /-problem/);
		await expect(page.locator(`#steps [data-step="${item.id}"]`)).not.toHaveAttribute(
			'data-verdict',
			'wrong',
		);
		await respond(page, item, responseFor(item, 'right') ?? []);
		await act(page);
		await expect(section.locator('.problem')).toBeHidden();
		await expect(section.locator('.verdict .word')).toHaveText('Correct');
	}
});

test('a wrong number that people give is explained, however it was typed', async ({ page }) => {
	const placed = itemOf('numeric');
	const { item } = placed;
	const mistake = item.kind === 'numeric' ? item.mistakes[0] : undefined;
	if (!mistake || item.kind !== 'numeric') throw new Error('no mistake to make');
	await open(page, placed);
	await respond(page, item, [`value=${mistake.value}.0 ${item.unit}`]);
	await act(page);
	await page.getByRole('button', { name: 'Show why' }).click();
	await expect(sectionOf(page, item).getByText(mistake.rationale)).toBeVisible();
	await page.reload();
	await expect(sectionOf(page, item).getByText(mistake.rationale)).toBeVisible();
});

test('an answer that isn’t a number is explained and costs nothing', async ({ page }) => {
	const placed = itemOf('numeric');
	await open(page, placed);
	await respond(page, placed.item, ['value=a few']);
	await act(page);
	await expect(sectionOf(page, placed.item).locator('.problem')).toHaveText(/^Type a number/);
	await respond(page, placed.item, right(placed.item));
	await act(page);
	await expect(sectionOf(page, placed.item).locator('.verdict .word')).toHaveText('Correct');
});
