import { expect, test } from 'vitest';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';

eachEngine('a new class', (make) => {
	test('is kept for 365 days after its end, unless its teacher says otherwise', async () => {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', Date.now());
		const app = await place.serve();
		const teacher = makeBrowser(app);
		await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		const page = (await teacher.get('/teach/classes/new')).text;
		const offered = (name: string) => {
			const [field = ''] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page) ?? [];
			return /value="([^"]*)"/.exec(field)?.[1] ?? '';
		};
		// As the page offers it: only the name is typed.
		const fields = {
			timeZone: 'Asia/Karachi',
			lastDay: offered('lastDay'),
			keptDays: offered('keptDays'),
			joining: 'open',
		};
		expect((await teacher.post('/teach/classes/new', { name: 'As offered', ...fields })).status).toBe(303);
		const shorter = { name: 'Shorter', ...fields, keptDays: '7' };
		expect((await teacher.post('/teach/classes/new', shorter)).status).toBe(303);
		const made = await database.db
			.selectFrom('class')
			.select(['name', 'kept_days'])
			.where('id', '!=', school.classId)
			.orderBy('name')
			.execute();
		expect(made).toEqual([
			{ name: 'As offered', kept_days: 365 },
			{ name: 'Shorter', kept_days: 7 },
		]);
	});
});
