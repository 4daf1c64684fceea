import { count } from '$lib/components/words';
import { itemsByPassage, modules, quizMinutes, readingMinutes } from '$lib/server/library';
import type { PageServerLoad } from './$types';
import type { Module } from '$lib/quiz/types';

export const load = (() => ({
	modules: modules.map((module) => ({
		id: module.id,
		title: module.title,
		summary: module.summary,
		items: module.quizzes.reduce((sum, quiz) => sum + quiz.items.length, 0),
		quizzes: module.quizzes.length,
		minutes:
			module.readings.reduce((sum, reading) => sum + readingMinutes(reading), 0) +
			module.quizzes.reduce((sum, quiz) => sum + quizMinutes(quiz), 0),
		firstReading: module.readings[0]?.id ?? '',
		firstQuiz: module.quizzes[0]?.id ?? '',
		example: mostAsked(module),
	})),
})) satisfies PageServerLoad;

/** The sentence most items rest on: a picture of what the module is about. */
function mostAsked(module: Module) {
	const source = module.readings.find((reading) => reading.kind === 'source');
	if (!source) return null;
	// As many as the reading itself says there are.
	const named = [...itemsByPassage(module, source.id)].map(
		([id, all]) => [id, all.filter(({ isHeldBack }) => !isHeldBack)] as const,
	);
	const [passage, items] = named.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
	const sentence = source.blocks.flatMap((block) => block.sentences).find(({ id }) => id === passage);
	if (!sentence || !items) return null;
	return {
		text: source.text.slice(sentence.start, sentence.end),
		rests: `${count(items.length, 'question')} ${items.length === 1 ? 'rests' : 'rest'} on this sentence`,
		reading: source.id,
		passage: sentence.id,
	};
}
