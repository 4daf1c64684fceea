import { randomBytes } from 'node:crypto';
import { joinCode, resumeCode } from '../../rules/code.ts';
import type { Database, Db } from '../database/engine.ts';
import { sealCode, type SealedCode } from './sealed-code.ts';

const SPARE_BYTES = 32;

/** A join code that neither a class nor an assignment has. */
export async function freshJoinCode(db: Db): Promise<string> {
	for (;;) {
		const code = joinCode(randomBytes(SPARE_BYTES));
		if (await isJoinCodeFree(db, code)) return code;
	}
}

/** Whether neither a class nor an assignment has it. */
export async function isJoinCodeFree(db: Db, code: string): Promise<boolean> {
	const taken = await db
		.selectFrom('class')
		.select('id')
		.where('join_code', '=', code)
		.union(db.selectFrom('assignment').select('id').where('join_code', '=', code))
		.executeTakeFirst();
	return taken === undefined;
}

export interface FreshCode {
	/** For people to read. */
	readonly code: string;
	/** As it is stored. */
	readonly sealed: SealedCode;
}

/** Resume codes that no student of the class has, removed ones included; each of them once. */
export async function freshResumeCodes(
	{ secret }: Pick<Database, 'secret'>,
	db: Db,
	classId: string,
	count: number,
): Promise<FreshCode[]> {
	const rows = await db.selectFrom('student').select('resume_key').where('class_id', '=', classId).execute();
	const taken = new Set(rows.map(({ resume_key }) => resume_key));
	const fresh: FreshCode[] = [];
	while (fresh.length < count) {
		const code = resumeCode(randomBytes(SPARE_BYTES));
		const sealed = sealCode(secret, classId, code);
		if (taken.has(sealed.resume_key)) continue;
		taken.add(sealed.resume_key);
		fresh.push({ code, sealed });
	}
	return fresh;
}
