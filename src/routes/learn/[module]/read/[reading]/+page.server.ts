import { findModule, findQuiz, findReading, itemsByPassage, modules, sinceOf } from '$lib/server/library';
import { termHref } from '$lib/words/hrefs';
import { termsInReading } from '$lib/quiz/find-terms';
import { allReadings, stopsAfter } from '$lib/quiz/path';
import type { Link } from '$lib/ui/segments';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	modules.flatMap((module) =>
		allReadings(module).map((reading) => ({ module: module.id, reading: reading.id })),
	);

export const load = (({ params }) => {
	const module = findModule(params.module);
	const reading = findReading(module, params.reading);
	const ahead = stopsAfter(module.path, { kind: 'reading', id: reading.id });
	const [next, quiz] = (['reading', 'quiz'] as const).map((kind) => ahead.find((stop) => stop.kind === kind));
	return {
		module: { id: module.id, title: module.title, asOf: module.asOf },
		since: sinceOf(module),
		isSince: reading === module.since,
		reading,
		terms: [...termsInReading(reading, module.glossary)].map(([sentence, places]): [string, Link[]] => [
			sentence,
			places.map(({ start, end, term }) => ({ start, end, href: termHref(module.id, term) })),
		]),
		plain: module.plain.find(({ of }) => of === reading.id) ?? null,
		figures: module.figures.filter((figure) => figure.reading === reading.id),
		resting: [...itemsByPassage(module, reading.id)],
		next: next ? named(findReading(module, next.id)) : null,
		quiz: quiz ? named(findQuiz(module, quiz.id)) : null,
		isQuizFirst: quiz !== undefined && quiz === ahead.find(({ kind }) => kind !== 'glossary'),
	};
}) satisfies PageServerLoad;

const named = ({ id, title }: { id: string; title: string }) => ({ id, title });
