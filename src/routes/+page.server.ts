import { alongPath } from '$lib/quiz/path';
import { basedOn } from '$lib/words/texts';
import { caseMinutes, itemsByPassage, modules, quizMinutes, readingMinutes } from '$lib/server/library';
import type { PageServerLoad } from './$types';
import type { Module } from '$lib/quiz/types';
import type { Reading } from '$lib/text/types';

export const load = (() => ({
	modules: modules.map((module) => ({
		id: module.id,
		title: module.title,
		summary: module.summary,
		items: module.quizzes.reduce((sum, quiz) => sum + quiz.items.length, 0),
		quizzes: module.quizzes.length,
		cases: module.cases.length,
		minutes:
			module.readings.reduce((sum, reading) => sum + readingMinutes(reading), 0) +
			module.quizzes.reduce((sum, quiz) => sum + quizMinutes(quiz), 0) +
			module.cases.reduce((sum, one) => sum + caseMinutes(one), 0),
		firstReading: module.readings[0]?.id ?? '',
		firstQuiz: firstQuiz(module),
		picture: pictureOf(module),
		example: mostAsked(module),
	})),
})) satisfies PageServerLoad;

/** The starting check, or the first quiz that the path leads to. */
function firstQuiz(module: Module) {
	const quizzes = alongPath(module);
	const quiz = quizzes.find(({ isStartingCheck }) => isStartingCheck) ?? quizzes[0];
	return { id: quiz?.id ?? '', isStartingCheck: quiz?.isStartingCheck ?? false };
}

/** How many lines the picture of a module has. */
const LINES = 6;

/** The first sentences of a module, drawn as lines: how long each is, 0 to 1, and whether items rest on it. */
function pictureOf(module: Module) {
	const [reading] = module.readings;
	const sentences = reading?.blocks.flatMap((block) => block.sentences).slice(0, LINES) ?? [];
	const longest = Math.max(...sentences.map(({ start, end }) => end - start));
	const asked = new Map(reading ? mostAskedIn(module, reading) : []);
	const counts = sentences.map(({ id }) => asked.get(id)?.length ?? 0);
	const byCount = counts.map((_, at) => at).sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
	const [first = -1] = byCount;
	// Two of them, so that they stand out, and apart, so that they can be told apart.
	const marked = [first, byCount.find((at) => Math.abs(at - first) > 1)];
	return sentences.map(({ start, end }, at) => ({
		long: (end - start) / longest,
		isMarked: marked.includes(at) && (counts[at] ?? 0) > 0,
	}));
}

/** Items by the sentence they rest on, most first; as many as the reading itself says there are. */
const mostAskedIn = (module: Module, { id: reading }: Reading) =>
	[...itemsByPassage(module, reading)]
		.map(([id, all]) => [id, all.filter(({ isHeldBack }) => !isHeldBack)] as const)
		.sort((a, b) => b[1].length - a[1].length);

/** The sentence most items rest on: what the module is about. */
function mostAsked(module: Module) {
	const source = module.readings.find((reading) => reading.kind === 'source');
	if (!source) return null;
	const [passage, items] = mostAskedIn(module, source)[0] ?? [];
	const sentence = source.blocks.flatMap((block) => block.sentences).find(({ id }) => id === passage);
	if (!sentence || !items) return null;
	return {
		text: source.text.slice(sentence.start, sentence.end),
		rests: basedOn(items.length),
		reading: source.id,
		passage: sentence.id,
	};
}
