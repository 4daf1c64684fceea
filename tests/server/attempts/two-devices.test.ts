import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts, type LoadedAttempt } from '../../../src/lib/server/attempts/load-attempts.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { makeDevice, rowsOf, storedEvents } from './answer.ts';
import type { SentEvent } from '../../../src/lib/wire/batch.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const NAMES = ['phone', 'laptop', 'desk'] as const;

/** What a student does: on which device, with which of that device's own items, rightly or not. */
const doings = fc.array(
	fc.record({ device: fc.nat(2), item: fc.nat(2), right: fc.boolean(), flags: fc.boolean() }),
	{ minLength: 1, maxLength: 14 },
);

/** How the network treats what was sent: the order, how much goes together, what comes again, what goes at once. */
interface Delivery {
	readonly order: readonly number[];
	readonly together: readonly number[];
	readonly again: readonly boolean[];
	readonly atOnce: boolean;
}
const deliveries: fc.Arbitrary<Delivery> = fc.record({
	order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
	together: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 40, maxLength: 40 }),
	again: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
	atOnce: fc.boolean(),
});

function calls(events: readonly SentEvent[], { order, together, again }: Delivery): SentEvent[][] {
	const mixed = [...events, ...events.filter((_, at) => again[at])]
		.map((event, at) => ({ event, place: order[at % order.length] ?? 0 }))
		.sort((a, b) => a.place - b.place)
		.map(({ event }) => event);
	const parts: SentEvent[][] = [];
	while (mixed.length > 0) parts.push(mixed.splice(0, together[parts.length % together.length]));
	return parts;
}

const outcome = ({ report, earned, attempt, delivered }: LoadedAttempt) => ({
	earned,
	items: [...report.items].sort((a, b) => (a.id < b.id ? -1 : 1)),
	responses: Object.fromEntries(Object.entries(attempt.items).map(([id, { response }]) => [id, response])),
	missing: delivered.missing,
	submitted: attempt.submitted,
});

eachEngine('three devices on one attempt', (make) => {
	// Where two devices answer the same question the later arrival holds; so here each has questions of its own.
	test('give, however what they send is mixed, repeated and split, what the order they sent it in gives', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited', keys: 'never' });
		const { assignment, student } = await rowsOf(database, school);
		const items = school.quiz.items.slice(0, 9);
		let round = 0;

		async function take(
			doing: typeof doings extends fc.Arbitrary<infer D> ? D : never,
			delivery: Delivery | null,
		) {
			round += 1;
			const now = NOW + round * 60_000;
			const started = await startAttempt(database, assignment, student, 0, 'one seed', now);
			if (!started.attempt) throw new Error(started.refused);
			const { id } = started.attempt;
			const devices = NAMES.map((name) => makeDevice(name, NOW));
			const events = doing.flatMap(({ device, item, right, flags }): SentEvent[] => {
				const own = items[device * 3 + item];
				const sender = devices[device];
				if (!own || !sender) return [];
				if (flags) return [sender.make({ type: 'flagged', at: NOW, item: own.id, on: right })];
				const response = right ? correctResponse(gradingKey(own)) : ['nonsense'];
				return [sender.respond(own.id, ...response)];
			});
			const append = (sent: readonly SentEvent[]) =>
				appendEvents(database, assignment, student, id, sent, now);
			const parts = delivery ? calls(events, delivery) : [events];
			const replies = delivery?.atOnce
				? await Promise.all(parts.map(append))
				: await parts.reduce<Promise<Awaited<ReturnType<typeof append>>[]>>(
						async (before, part) => [...(await before), await append(part)],
						Promise.resolve([]),
					);
			expect(replies.flatMap(({ refused }) => refused)).toEqual([]);
			const handIn = devices[0]?.submit();
			if (!handIn) throw new Error('no device');
			expect((await append([handIn])).acknowledged).toEqual([handIn.id]);
			const acknowledged = new Set(replies.flatMap((reply) => reply.acknowledged));
			expect(acknowledged).toEqual(new Set(events.map((event) => event.id)));
			const stored = await database.db
				.selectFrom('attempt_event')
				.select(['id', 'device', 'sequence'])
				.where('attempt_id', '=', id)
				.where('device', '!=', 'server')
				.execute();
			expect(new Set(stored.map((row) => row.id))).toEqual(new Set([...acknowledged, handIn.id]));
			const loaded = (await loadAttempts(database.db, assignment, student, now)).at(-1);
			if (!loaded) throw new Error('no attempt');
			expect(await storedEvents(database, id)).toHaveLength(events.length + 2);
			return outcome(loaded);
		}

		await fc.assert(
			fc.asyncProperty(doings, deliveries, async (doing, delivery) => {
				expect(await take(doing, delivery)).toEqual(await take(doing, null));
			}),
			{ numRuns: 12 },
		);
	});
});
