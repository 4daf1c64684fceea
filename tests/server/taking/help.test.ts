import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { findTerms, secretlyTellableTerms } from '../../../src/lib/quiz/find-terms.ts';
import { isGlossaryQuiz } from '../../../src/lib/quiz/glossary-quiz.ts';
import { versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { modules, plainOf, termsOf } from '../../../src/lib/server/library.ts';
import { storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { openState } from '../../../src/lib/server/state.ts';
import { load } from '../../../src/routes/assignments/[assignment]/[place]/+page.server.ts';
import Page from '../../../src/routes/assignments/[assignment]/[place]/+page.svelte';
import { begin } from '../attempts/answer.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool } from '../school.ts';

const [module] = modules;
if (!module) throw new Error('The library is empty.');
const quiz = module.quizzes.find(({ items }) =>
	items.some((item) => findTerms(item.prompt, secretlyTellableTerms(item, module.glossary)).length > 0),
);
if (!quiz) throw new Error('The library has no quiz with a term in a prompt.');
const version = versionOf(module, quiz);
const ids = (terms: readonly { readonly id: string }[] = []) => terms.map(({ id }) => id);

describe('the terms of an assigned quiz', () => {
	test('are those that its items may explain without telling their keys', () => {
		const found = termsOf(version);
		for (const item of quiz.items)
			expect(ids(found.get(item.id))).toEqual(ids(secretlyTellableTerms(item, module.glossary)));
	});

	test('are none in the quiz about the terms, and none of a module that is not there any more', () => {
		const made = module.quizzes.filter(({ id }) => isGlossaryQuiz(id));
		expect(made.length).toBeGreaterThan(0);
		const gone = { ...version, module: { id: 'gone', title: '' } };
		for (const other of [...made.map((one) => versionOf(module, one)), gone])
			expect([...termsOf(other).values()].flat()).toEqual([]);
	});

	test('leave out what rests on a text that has changed since', () => {
		const [changed] = version.readings;
		if (!changed) throw new Error('The quiz cites nothing.');
		const other = { ...changed, text: `${changed.text} More.` };
		const readings = version.readings.map((reading) => (reading === changed ? other : reading));
		const found = [...termsOf({ ...version, readings }).values()].flat();
		expect(found.length).toBeGreaterThan(0);
		for (const { citations } of found)
			expect(citations.map(({ reading }) => reading)).not.toContain(changed.id);
	});
});

eachEngine('reading help', (make) => {
	/** The page of an attempt under way. @param rewrite the rules as they are stored */
	async function pageOf(place: Place, rules: object, rewrite: (stored: object) => object = (same) => same) {
		const now = Date.now();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', now, rules);
		const hash = await storeQuizVersion(database.db, version, now);
		await database.db.updateTable('assignment_quiz').set({ version_hash: hash }).execute();
		const { assignment: first, student } = await begin(database, school, now);
		const assignment = { ...first, rules: JSON.stringify(rewrite(JSON.parse(first.rules) as object)) };
		const opened = await openState({ DATABASE_URL: place.url, MANDATE_SECRET: 'x'.repeat(32) });
		await opened.database.close();
		const locals = { state: { ...opened, database }, granted: { assignment, student } };
		const url = new URL(`http://localhost/assignments/${assignment.id}/0`);
		const params = { assignment: assignment.id, place: '0' };
		const data = await load({ locals, params, url } as unknown as Parameters<typeof load>[0]);
		const { body } = render(Page, { props: { data: { ...data, preview: null }, params, form: null } });
		return { body, assignment };
	}
	const signs = (body: string) => ({
		terms: /<a class="term/.test(body),
		plain: /name="wording-|data-plain|plain-words/.test(body),
		listen: body.includes('data-listen="item"') && body.includes('data-listen="reading"'),
	});
	const ALL = { terms: true, plain: true, listen: true };

	test('is on the page, for practice and for a grade', async () => {
		for (const rules of [{}, { mode: 'practice' }]) {
			const { body } = await pageOf(await make(), rules);
			expect(signs(body)).toEqual(ALL);
		}
	});

	test('is there for assignments that are older than the rule', async () => {
		const older = (stored: object) => ({ ...stored, readingHelp: undefined });
		const { body, assignment } = await pageOf(await make(), {}, older);
		expect(assignment.rules).not.toContain('readingHelp');
		expect(rulesOf(assignment).readingHelp).toBe(true);
		expect(signs(body)).toEqual(ALL);
	});

	test('is nowhere on the page where it is off, and the text still is', async () => {
		for (const rules of [{}, { mode: 'practice' }]) {
			const { body } = await pageOf(await make(), { ...rules, readingHelp: false });
			expect(body).not.toMatch(/class="term|glossary|data-listen|wording|data-plain|plain-words/);
			expect(body).toContain('id="source"');
			expect(body).toContain('data-passage');
			for (const words of plainOf(version).flatMap(({ blocks }) => Object.values(blocks)))
				expect(body).not.toContain(words);
		}
	});
});
