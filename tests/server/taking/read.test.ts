import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { createAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import type { Plan } from '../../../src/lib/rules/plan.ts';

const PLAN: Plan = {
	module: 'pakistan-gaza',
	needs: 'hand-in',
	test: null,
	stages: [{ title: '', dueAt: null, stops: [{ kind: 'reading', id: 'article', title: 'The article' }] }],
};

eachEngine('that a text was read', (make) => {
	test('is not taken from a device on which another student is signed in now, and waits for the one it belongs to', async () => {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', Date.now());
		const { rules } = parseRules({});
		if (!rules) throw new Error('These rules are sound.');
		const settings = { title: 'The module', rules, liveScores: false, plan: PLAN };
		const id = await createAssignment(database, { id: school.classId }, [], settings, Date.now());
		const app = await place.serve();
		const [sana, tariq] = school.students;
		const device = makeBrowser(app);
		const signIn = (secret = '') => device.cookies.set(studentCookie(school.classId), secret);
		const tell = (student: unknown, stop: unknown = 'read/article') =>
			device.json(`/assignments/${id}/read`, { student, stop });
		const stored = () => database.db.selectFrom('stop_read').select(['student_id', 'stop']).execute();

		// Sana has read it without a network; by the time there is one, Tariq has signed in.
		signIn(tariq?.secret);
		const refused = await tell(sana?.id);
		expect(refused.status).toBe(409);
		expect(JSON.parse(refused.text)).toEqual({ because: 'other-student' });
		for (const nobody of ['', null, 7, [tariq?.id], { id: tariq?.id }])
			expect((await tell(nobody)).status).toBe(409);
		// The same by the form of a page that was left open.
		const form = await device.post(`/assignments/${id}?/read`, {
			student: sana?.id ?? '',
			stop: 'read/article',
		});
		expect(form.headers.location).toBe(`/assignments/${id}?done=other-student`);
		expect((await device.get(form.headers.location ?? '')).text).toContain('Nothing was saved.');
		expect(await stored()).toEqual([]);

		signIn(sana?.secret);
		expect((await tell(sana?.id)).status).toBe(204);
		expect((await tell(sana?.id)).status).toBe(204);
		expect(await stored()).toEqual([{ student_id: sana?.id, stop: 'read/article' }]);
		expect((await tell(sana?.id, 'read/nothing')).status).toBe(400);

		device.cookies.clear();
		expect((await tell(sana?.id)).status).toBeGreaterThanOrEqual(400);
		signIn(tariq?.secret);
		const own = { student: tariq?.id ?? '', stop: 'read/article' };
		expect((await device.post(`/assignments/${id}?/read`, own)).headers.location).toBe(`/assignments/${id}`);
		expect(await stored()).toHaveLength(2);
	});
});
