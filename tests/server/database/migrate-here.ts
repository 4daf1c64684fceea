import { migrate } from '../../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';

// A process of its own for `migrate.test.ts`.
const database = openDatabase(process.env.DATABASE_URL);
const done = await migrate(database);
await database.close();
// Not before it is on its way.
process.send?.(done, () => process.disconnect());
