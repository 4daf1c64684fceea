import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { ADDRESS_HEADER } from './address.ts';
import { oidcPlugin, type OidcSettings } from './oidc.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { Database } from '../database/engine.ts';

/** Where better-auth's own addresses would be; only a provider's way back is ever served there. */
const BASE_PATH = '/teach/auth';
export const LEAST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
const DAY_S = 24 * 3_600;
/** However often a session is prolonged, so long after signing in it is over. */
export const SESSION_MS = 30 * DAY_S * 1_000;

interface AuthSettings {
	/** At least 32 characters, the same for every process. */
	readonly secret: string;
	/** `https://quiz.example.org`: links and cookies are for this address. */
	readonly origin: string;
	/** A school's own sign-in; null where there is none. */
	readonly oidc?: OidcSettings | null;
	/** Whether anybody may make an account under any address. */
	readonly isSignUpOpen?: boolean;
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const USER = {
	modelName: 'teacher',
	fields: { emailVerified: 'email_verified', ...TIMES },
	additionalFields: {
		role: { type: 'string', required: true, input: false, defaultValue: 'teacher' },
		// Nobody vouches for an account that the school’s sign-in makes.
		vouchedAt: { type: 'number', required: false, input: false, fieldName: 'vouched_at' },
		disabledAt: { type: 'number', required: false, input: false, fieldName: 'disabled_at' },
	},
} as const satisfies BetterAuthOptions['user'];

const SESSION = {
	modelName: 'teacher_session',
	fields: {
		userId: 'teacher_id',
		expiresAt: 'expires_at',
		ipAddress: 'ip_address',
		userAgent: 'user_agent',
		...TIMES,
	},
	expiresIn: 14 * DAY_S,
	updateAge: DAY_S,
} as const satisfies BetterAuthOptions['session'];

const ACCOUNT_FIELDS = {
	userId: 'teacher_id',
	accountId: 'account_id',
	providerId: 'provider_id',
	accessToken: 'access_token',
	refreshToken: 'refresh_token',
	idToken: 'id_token',
	accessTokenExpiresAt: 'access_token_expires_at',
	refreshTokenExpiresAt: 'refresh_token_expires_at',
	...TIMES,
} as const;

/** The provider's tokens have done their work at sign-in. */
const withoutTokens = <A extends object>(account: A) =>
	Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } });

const HOOKS = {
	session: {
		create: {
			// Whichever way somebody comes: by password or through the school.
			before: async ({ userId }, context) => {
				const user = await context?.context.internalAdapter.findUserById(userId);
				return !user || !('disabledAt' in user) || user.disabledAt === null;
			},
		},
	},
	account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
} satisfies BetterAuthOptions['databaseHooks'];

/**
 * Sessions of teachers, in our own tables. Accounts are made by `createTeacher` and, where that is switched on,
 * at the first sign-in through the school's provider: nothing else lets a stranger sign up.
 */
export function makeAuth({ db, engine }: Database, settings: AuthSettings) {
	const { secret, origin, oidc = null, isSignUpOpen = false } = settings;
	return betterAuth({
		appName: 'Mandate',
		secret,
		baseURL: origin,
		basePath: BASE_PATH,
		database: { db, type: engine, transaction: true },
		plugins: oidc ? [oidcPlugin(oidc)] : [],
		telemetry: { enabled: false },
		// A wrong password is nothing to write a log about, an address even less.
		logger: { level: 'error' },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: LEAST_PASSWORD,
			maxPasswordLength: LONGEST_PASSWORD,
			password: {
				hash: hashPassword,
				verify: ({ hash, password }) => verifyPassword(hash, password),
			},
		},
		user: USER,
		session: SESSION,
		account: {
			modelName: 'teacher_account',
			// An address that anybody may have typed here proves nothing; one that came by invitation does.
			accountLinking: { enabled: true, requireLocalEmailVerified: isSignUpOpen },
			fields: ACCOUNT_FIELDS,
		},
		databaseHooks: HOOKS,
		verification: {
			modelName: 'teacher_verification',
			fields: { expiresAt: 'expires_at', ...TIMES },
		},
		rateLimit: {
			enabled: true,
			storage: 'database',
			modelName: 'rate_limit',
			fields: { lastRequest: 'last_request' },
			customRules: { '/sign-in/email': { window: 60, max: 10 } },
		},
		advanced: {
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
			cookiePrefix: 'mandate',
			defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: origin.startsWith('https:') },
		},
	});
}

export type Auth = ReturnType<typeof makeAuth>;

/** Whether anybody may make a teacher’s account: `OPEN_SIGN_UP=1`. */
export const isSignUpOpen = ({ OPEN_SIGN_UP = '' }: NodeJS.ProcessEnv) =>
	/^(1|true|yes)$/i.test(OPEN_SIGN_UP);
