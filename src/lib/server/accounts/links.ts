import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../database/engine.ts';
import type { Tables } from '../database/tables.ts';

export type LinkKind = Tables['link']['kind'];

/** For how many days a link of each kind can be used. */
export const LINK_DAYS = { 'set-up': 1, invitation: 7, password: 1 } as const satisfies Record<
	LinkKind,
	number
>;

const lastsMs = (kind: LinkKind) => LINK_DAYS[kind] * 24 * 3_600_000;

/** 256 bits in base64url. */
export const newSecret = () => randomBytes(32).toString('base64url');
/** What is stored of a secret: whoever reads the database cannot use it. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a link that lets somebody in once.
 * @param teacher whose password it changes, or who invites; null for the first of all
 * @param now milliseconds since 1970
 * @returns its secret, 256 bits in base64url; only a hash of it is stored
 */
export async function makeLink(db: Db, kind: LinkKind, teacher: string | null, now: number): Promise<string> {
	const secret = newSecret();
	await db
		.insertInto('link')
		.values({
			hash: hashOf(secret),
			kind,
			teacher_id: teacher,
			created_at: now,
			expires_at: now + lastsMs(kind),
			used_at: null,
		})
		.execute();
	return secret;
}

const MOST_LISTED = 200;

/** Invitations, the newest first; by their hash, which opens nothing. */
export async function listInvitations(db: Db, now: number) {
	const rows = await db
		.selectFrom('link')
		.leftJoin('teacher', 'teacher.id', 'link.teacher_id')
		.select(['hash', 'teacher.name as by', 'link.created_at as madeAt', 'expires_at', 'used_at'])
		.where('kind', '=', 'invitation')
		.orderBy('link.created_at', 'desc')
		.orderBy('hash')
		.limit(MOST_LISTED)
		.execute();
	return rows.map(({ hash, by, madeAt, expires_at, used_at }) => ({
		id: hash,
		/** Null: by the command line, or by somebody whose account is gone. */
		by,
		madeAt,
		until: expires_at,
		state: used_at !== null ? ('used' as const) : expires_at > now ? ('open' as const) : ('expired' as const),
	}));
}

/** Takes an invitation back. @returns false when it has been used, or there is none */
export async function revokeInvitation(db: Db, hash: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('link')
		.where('hash', '=', hash)
		.where('kind', '=', 'invitation')
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Whether a link can still be used, and whose it is; null when it cannot. */
export async function findLink(db: Db, kind: LinkKind, secret: string, now: number) {
	const found = await db
		.selectFrom('link')
		.select('teacher_id')
		.where('hash', '=', hashOf(secret))
		.where('kind', '=', kind)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return found ?? null;
}

/**
 * Uses up all links that do the same: whoever has used one needs no other, and a mail or a log keeps it.
 * @param teacher as `makeLink` was told
 */
export async function useUpLinks(db: Db, kind: LinkKind, teacher: string | null, now: number): Promise<void> {
	await db
		.updateTable('link')
		.set({ used_at: now })
		.where('kind', '=', kind)
		.where('teacher_id', teacher === null ? 'is' : '=', teacher)
		.where('used_at', 'is', null)
		.execute();
}

/**
 * Uses a link up: of two who come at the same moment one gets in.
 * @param db the transaction in which what the link allows is done
 */
export async function useLink(db: Db, kind: LinkKind, secret: string, now: number): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('link')
		.set({ used_at: now })
		.where('hash', '=', hashOf(secret))
		.where('kind', '=', kind)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
