import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { joinCode } from '../../assign/join-code.ts';
import { resumeCode } from '../../assign/resume-code.ts';
import type { Tables } from '../database/tables.ts';

const SPARE_BYTES = 32;

/** A join code that neither a class nor an assignment has. */
export async function freshJoinCode(db: Kysely<Tables>): Promise<string> {
	for (;;) {
		const code = joinCode(randomBytes(SPARE_BYTES));
		if (await isJoinCodeFree(db, code)) return code;
	}
}

/** Whether neither a class nor an assignment has it. */
export async function isJoinCodeFree(db: Kysely<Tables>, code: string): Promise<boolean> {
	const taken = await db
		.selectFrom('class')
		.select('id')
		.where('join_code', '=', code)
		.union(db.selectFrom('assignment').select('id').where('join_code', '=', code))
		.executeTakeFirst();
	return taken === undefined;
}

/** Resume codes that no student of the class has, removed ones included; each of them once. */
export async function freshResumeCodes(
	db: Kysely<Tables>,
	classId: string,
	count: number,
): Promise<string[]> {
	const rows = await db.selectFrom('student').select('resume_code').where('class_id', '=', classId).execute();
	const taken = new Set(rows.map(({ resume_code }) => resume_code));
	const fresh = new Set<string>();
	while (fresh.size < count) {
		const code = resumeCode(randomBytes(SPARE_BYTES));
		if (!taken.has(code)) fresh.add(code);
	}
	return [...fresh];
}
