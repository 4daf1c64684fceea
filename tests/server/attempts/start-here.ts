import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';

// A process of its own for `attempts.test.ts`: starts an attempt so many times at once.
const [, , assignmentId = '', studentId = '', times = '0', now = '0'] = process.argv;
const database = openDatabase(process.env.DATABASE_URL);
const { db } = database;
const assignment = await db
	.selectFrom('assignment')
	.selectAll()
	.where('id', '=', assignmentId)
	.executeTakeFirstOrThrow();
const student = await db
	.selectFrom('student')
	.selectAll()
	.where('id', '=', studentId)
	.executeTakeFirstOrThrow();
const begun = await Promise.all(
	Array.from({ length: Number(times) }, (_, n) =>
		startAttempt(database, assignment, student, 0, `seed ${process.pid} ${n}`, Number(now)),
	),
);
await database.close();
process.send?.(
	begun.map(({ attempt, refused }) => attempt?.id ?? refused),
	() => process.disconnect(),
);
