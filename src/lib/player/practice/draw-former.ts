import { eventsOf } from '../../device/log.ts';
import { citeName, type Cite } from '../../quiz/kinds/open/written.ts';
import { formerAnswerWords, nowWords, RUBRIC_CHANGED } from '../../words/attempts.ts';
import { dayOf } from '../../words/words.ts';
import { readAnswer } from '../answer.ts';
import { here } from '../here.ts';
import { pickedSentence, type Bring } from '../picked-sentence.ts';
import { formerAnswer } from './former-answer.ts';
import type { Levels } from '../../quiz/kinds/open/item.ts';

/**
 * Beside the samples: what one wrote the last time, what it rested on, and how one rated it.
 * @param place its `.former`; hidden where there is nothing, and until this answer counts
 */
export async function drawFormer(item: HTMLElement, place: HTMLElement, isOpen: boolean, bring: Bring) {
	const { module, name } = here();
	const of = { quiz: item.dataset.quiz ?? name ?? '', item: item.dataset.item ?? '' };
	// Where the log cannot be read, nothing of it is here.
	const events = isOpen ? [] : await eventsOf(module).catch(() => []);
	const former = formerAnswer(events, of, readAnswer(item));
	// What comes into sight is open; a learner may fold it.
	if (former && place.hidden) place.setAttribute('open', '');
	place.hidden = former === null;
	write(place, 'summary', former ? formerAnswerWords(dayOf(former.at)) : '');
	write(place, '.text', former?.text ?? '');
	drawRating(item, place, former?.rated ?? null);
	await drawEvidence(item, place, former?.cites ?? [], bring);
}

/** By today's rubric; levels of another one would say something else. */
function drawRating(item: HTMLElement, place: HTMLElement, rated: Levels | null) {
	// How this answer is rated, once it is.
	const now = JSON.parse(item.dataset.rated ?? '{}') as Levels;
	const rows = [...place.querySelectorAll<HTMLElement>('[data-criterion]')];
	const names = rows.map((row) => levelName(item, row, rated));
	const isWhole = !names.includes('') && Object.keys(rated ?? {}).length === rows.length;
	for (const [at, row] of rows.entries()) {
		const level = levelName(item, row, now);
		write(row, '.level', isWhole ? (names[at] ?? '') : '');
		write(row, '.now', isWhole && level ? nowWords(level) : '');
	}
	place.querySelector('.rated')?.toggleAttribute('hidden', !isWhole);
	write(place, '.changed', rated && !isWhole ? RUBRIC_CHANGED : '');
}

/** `Secure`, as the rubric calls it; empty where it has no such criterion or level. */
function levelName(item: HTMLElement, { dataset }: HTMLElement, levels: Levels | null): string {
	const criterion = dataset.criterion ?? '';
	const level = levels && Object.hasOwn(levels, criterion) ? String(levels[criterion]) : '';
	const row = item.querySelector(`.rubric [data-criterion="${CSS.escape(criterion)}"]`);
	const field = row?.querySelector(`input[value="${CSS.escape(level)}"]`);
	return field?.closest('label')?.querySelector('b')?.textContent ?? '';
}

async function drawEvidence(item: HTMLElement, place: HTMLElement, cites: readonly Cite[], bring: Bring) {
	const expected = item.querySelector<HTMLElement>('.picked')?.dataset.expected?.split(' ') ?? null;
	const lines = cites.map(async (cite) => {
		const line = document.createElement('li');
		line.dataset.cited = citeName(cite);
		line.append(...(await pickedSentence(cite, expected, bring)).parts);
		return line;
	});
	place.querySelector('.rests')?.toggleAttribute('hidden', lines.length === 0);
	place.querySelector('.rests ul')?.replaceChildren(...(await Promise.all(lines)));
}

function write(root: ParentNode, selector: string, text: string) {
	const element = root.querySelector(selector);
	if (element) element.textContent = text;
}
