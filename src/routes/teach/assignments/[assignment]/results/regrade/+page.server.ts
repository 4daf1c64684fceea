import { error, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { previewRegrade, regrade, regradeOf, undoRegrade } from '$lib/server/attempts/regrade';
import { ruledVersion, type RegradeChoices } from '$lib/server/attempts/ruled-version';
import { changing } from '$lib/server/classes/changing';
import { formText } from '$lib/server/form-text';
import { correctedVersion, fieldOf, readChoices } from '$lib/server/results/corrected';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import { hashOf } from '$lib/server/quiz-versions';
import { NOT_REGRADED } from '$lib/words/results';
import { NOTHING_HERE } from '$lib/words/refusals';
import type { Paper } from '$lib/server/results/papers';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { papers, rules } = await ownResults(locals);
	return {
		done: url.searchParams.get('done'),
		papers: await Promise.all(
			papers.map(async (paper) => ({
				id: paper.id,
				title: paper.title,
				from: paper.hash,
				...(await offered(locals, paper, url.searchParams)),
				last: await lastOf(locals, paper, rules.timeZone),
			})),
		),
	};
}) satisfies PageServerLoad;

/** What was corrected, and who would change by the choices of the address; those of another paper are not its own. */
async function offered(locals: App.Locals, paper: Paper, given: URLSearchParams) {
	const corrected = correctedVersion(paper);
	if (!corrected) return { corrected: null };
	const { hash, changes, different } = corrected;
	const own = given.get('paper') === paper.id ? given : new URLSearchParams();
	const choices = readChoices(own, changes) ?? error(400, NOT_REGRADED.unclear);
	const base = {
		hash,
		different,
		changes: changes.map((one) => ({ ...one, field: fieldOf(one.id) })),
		choices,
	};
	if (different.length > 0) return { corrected: { ...base, seen: '', preview: [] } };
	const to = ruledVersion(paper.version, corrected.version, choices);
	const { assignment } = ownAssignment(locals);
	const { db } = locals.state.database;
	const preview = await previewRegrade(db, assignment, paper.hash, to, Date.now());
	return { corrected: { ...base, seen: hashOf(to), preview } };
}

/** The regrade by which a paper is graded, for it to be undone. */
async function lastOf(locals: App.Locals, { hash, version }: Paper, timeZone: string) {
	const row = await regradeOf(locals.state.database.db, ownAssignment(locals).assignment, hash);
	if (!row) return null;
	const { markings, points: isPoints = false } = JSON.parse(row.choices) as RegradeChoices;
	return {
		id: row.id,
		isPoints,
		at: dueWords(row.made_at, timeZone, Date.now()),
		items: version.quiz.items.flatMap((item) => {
			const marking = markings[item.id];
			if (!marking) return [];
			return [{ id: item.id, prompt: item.kind === 'statement' ? item.statement : item.prompt, marking }];
		}),
	};
}

export const actions = {
	regrade: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const { papers } = await ownResults(locals);
		const paper = papers.find(({ id }) => id === formText(form, 'paper'));
		if (!paper) error(404, NOTHING_HERE.orNotYours);
		const seen = formText(form, 'seen');
		// Pressed twice: everybody is graded by what was shown already.
		if (paper.hash === seen) redirect(303, '?done=regraded');
		if (paper.hash !== formText(form, 'from')) error(409, NOT_REGRADED.moved);
		const corrected = correctedVersion(paper);
		if (corrected?.hash !== formText(form, 'hash') || corrected.different.length > 0)
			error(409, NOT_REGRADED.changed);
		const choices = readChoices(form, corrected.changes);
		if (!choices) error(400, NOT_REGRADED.unclear);
		const to = ruledVersion(paper.version, corrected.version, choices);
		// What is confirmed is what was shown: other choices are shown first.
		const back = (why: 'look' | 'lowers') =>
			redirect(303, `?${asQuery(paper.id, choices)}&${why}#changes-${paper.id}`);
		if (hashOf(to) !== seen) back('look');
		const regraded = await changing(
			locals,
			null,
			(within) => regrade(within, assignment, paper.hash, to, choices, Date.now()),
			(done) => (done === 'done' ? { kind: 'regraded', assignment: assignment.id } : null),
		);
		if (regraded === 'lowers') back('lowers');
		if (regraded === 'moved-on') error(409, NOT_REGRADED.moved);
		redirect(303, '?done=regraded');
	},
	undo: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const id = formText(await request.formData(), 'regrade');
		const undone = await changing(
			locals,
			null,
			(within) => undoRegrade(within, assignment, id, Date.now()),
			(done) => (done === 'done' ? { kind: 'regrade-undone', assignment: assignment.id } : null),
		);
		if (undone === 'moved-on') error(409, NOT_REGRADED.moved);
		redirect(303, '?done=undone');
	},
} satisfies Actions;

function asQuery(paper: string, { markings, lower }: RegradeChoices) {
	const query = new URLSearchParams({ paper });
	for (const [item, marking] of Object.entries(markings)) query.set(fieldOf(item), marking);
	if (lower) query.set('lower', '1');
	return query.toString();
}
