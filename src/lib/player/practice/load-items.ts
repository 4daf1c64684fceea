import { quizHref } from '../../words/hrefs.ts';
import { correctResponse } from '../../quiz/grading.ts';
import { partOutcomes } from '../../quiz/part-outcomes.ts';
import { splitPair, type ItemResponse } from '../../quiz/response.ts';
import { byId } from '../../ui/dom.ts';
import type { GradingKey } from '../../quiz/key.ts';
import { idOf, type Wanted } from './wanted.ts';
import { VERY_SURE_BUT_WRONG } from '../../words/attempts.ts';

/**
 * Puts items into this page's form as their quizzes' pages have them: the server made that markup, and the
 * device keeps those pages. Items that have left their quiz are passed over, and quizzes that have left the module.
 * @returns ids of what is there now, in the order asked for
 * @throws when a page cannot be had
 */
export async function loadItems(
	module: string,
	wanted: readonly Wanted[],
	keyOf: (item: string) => GradingKey,
): Promise<string[]> {
	const quizzes = [...new Set(wanted.map(({ quiz }) => quiz))];
	const pages = new Map(
		await Promise.all(quizzes.map(async (quiz) => [quiz, await fetchPage(quizHref(module, quiz))] as const)),
	);
	const sections = wanted.flatMap((one) => {
		const found = pages.get(one.quiz)?.getElementById(one.item);
		return found ? [adopt(found, one)] : [];
	});
	const ids = sections.map(({ id }) => id);
	const quiz = byId('quiz');
	for (const old of quiz?.querySelectorAll('.item') ?? []) old.remove();
	quiz?.prepend(...sections);
	if (quiz) quiz.dataset.items = ids.join(' ');
	document.getElementById('steps')?.replaceChildren(...ids.map(step));
	for (const one of wanted) if (one.misread) showPassage(idOf(one), one.misread, keyOf);
	return ids;
}

/** @returns null when there is no such page any more */
async function fetchPage(address: string): Promise<Document | null> {
	const response = await fetch(address);
	if (response.status === 404) return null;
	if (!response.ok) throw new Error(`${address} returned ${response.status}`);
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Names and ids get the quiz in front of them, wherever the item's own id begins them. */
function adopt(found: HTMLElement, { quiz, item }: Wanted): HTMLElement {
	const adopted = document.importNode(found, true);
	for (const element of [adopted, ...adopted.querySelectorAll('[id], [name], [aria-labelledby]')]) {
		for (const name of ['id', 'name', 'for', 'aria-labelledby', 'aria-describedby']) {
			const value = element.getAttribute(name);
			if (value === null) continue;
			const renamed = value.split(' ').map((part) => (part.startsWith(item) ? `${quiz}/${part}` : part));
			element.setAttribute(name, renamed.join(' '));
		}
	}
	adopted.dataset.quiz = quiz;
	return adopted;
}

function step(id: string): HTMLElement {
	const sign = document.createElement('i');
	sign.dataset.step = id;
	return sign;
}

/**
 * The words that prove the key, above the question: what was so surely misread is read first. Of several rows, gaps or
 * steps it is the first that was wrong.
 */
function showPassage(id: string, misread: ItemResponse, keyOf: (item: string) => GradingKey) {
	const at = byId(id);
	if (!at) return;
	const key = keyOf(id);
	const right = correctResponse(key).map((entry) => splitPair(entry)[0]);
	const missed = partOutcomes(key, misread);
	const part = [...right.filter((name) => missed.get(name) === 0), ...right]
		.map((name) => at.querySelector(`[data-part="${CSS.escape(name)}"]:has(.cite)`))
		.find((found) => found !== null);
	const cite = (part ?? at).querySelector('.cite');
	if (!cite) return;
	const first = document.createElement('div');
	first.className = 'passage-first';
	// Who goes by the focus comes to it before the question.
	first.tabIndex = -1;
	const words = document.createElement('p');
	words.className = 'how';
	words.textContent = VERY_SURE_BUT_WRONG;
	first.append(words, cite.cloneNode(true));
	at.prepend(first);
}
