import { dayOf, duration } from '../../words/words.ts';
import { follow } from '../follow.ts';
import { herePath } from '../../player/here.ts';
import { loadOutline } from '../progress/load-outlines.ts';
import { eventsOf } from '../../device/log.ts';
import { caseWords, quizWords, scoreWords } from '../progress/progress-words.ts';
import { progress, type Progress } from '../progress/progress.ts';

const part = (selector: string) => document.querySelector<HTMLElement>(selector);

/** A longer name is set smaller, so that it keeps to its two lines. */
const LONG_NAME = 30;

/**
 * Fills in the certificate, or says what is still to be done for it.
 * @throws when the outline cannot be had
 */
export async function startCertificate(module: string) {
	const outline = await loadOutline(module);
	if (!outline) throw new Error('The outline could not be loaded.');
	takeName();
	part('#print')?.addEventListener('click', () => print());
	follow(async () => show(progress(outline, await eventsOf(module))));
}

/** Text it stays, whatever was typed; it is kept nowhere. */
function takeName() {
	const field = document.querySelector<HTMLInputElement>('#name');
	const name = part('#sheet .name');
	const write = () => {
		if (!field || !name) return;
		name.textContent = field.value.trim();
		name.classList.toggle('long', field.value.length > LONG_NAME);
	};
	field?.addEventListener('input', write);
	// What a browser has put back by itself stands on the sheet too.
	write();
}

function show({ readings, quizzes, cases, spentInAll, isComplete }: Progress) {
	for (const { id, isRead } of readings)
		part(`[data-unread="${CSS.escape(id)}"]`)?.toggleAttribute('hidden', isRead);
	for (const quiz of quizzes) {
		const id = CSS.escape(quiz.id);
		part(`[data-missing="${id}"]`)?.toggleAttribute('hidden', quiz.best !== null);
		const far = quizWords(quiz);
		if (far) fill(`[data-missing="${id}"] .how`, far);
		fill(`[data-quiz="${id}"] .best`, quiz.best ? scoreWords(quiz.best) : '');
		fill(`[data-quiz="${id}"] .on`, quiz.best ? dayOf(quiz.best.at) : '');
	}
	for (const one of cases) {
		const id = CSS.escape(one.id);
		const { best } = one;
		part(`[data-undecided="${id}"]`)?.toggleAttribute('hidden', best !== null);
		const far = caseWords(one);
		if (far) fill(`[data-undecided="${id}"] .how`, far);
		fill(`#sheet [data-case="${id}"] .best`, best ? `${best.earned} of ${best.possible}` : '');
		fill(`#sheet [data-case="${id}"] .on`, best ? dayOf(best.at) : '');
	}
	fill('#sheet .time', spentInAll > 0 ? `Time spent: ${duration(spentInAll)}.` : '');
	fill('#sheet .address', location.host + herePath().replace(/\/certificate$/, ''));
	part('#missing')?.toggleAttribute('hidden', isComplete);
	part('#making')?.toggleAttribute('hidden', !isComplete);
	part('#sheet')?.toggleAttribute('hidden', !isComplete);
}

function fill(selector: string, text: string) {
	const place = part(selector);
	if (place) place.textContent = text;
}
