import { genericOAuth } from 'better-auth/plugins';

/** Names the provider in addresses: `/teach/auth/callback/school` is what it has to be told. */
export const PROVIDER = 'school';

/** A school's own sign-in, by OpenID Connect. */
export interface OidcSettings {
	/** `https://login.school.example`; its `/.well-known/openid-configuration` says the rest. */
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** What the button says: “Sign in with …”. */
	readonly name: string;
	/** Whether somebody whom the provider knows, and we do not, gets an account. */
	readonly makesAccounts: boolean;
}

/**
 * `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`, and if wanted `OIDC_NAME` and `OIDC_SIGN_UP=1`.
 * @returns null when there is no issuer
 * @throws when only a part is set, or the issuer is no address
 */
export function oidcFrom(env: NodeJS.ProcessEnv): OidcSettings | null {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
	if (!issuer) return null;
	if (!clientId || !clientSecret)
		throw new Error('OIDC_ISSUER is set: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too.');
	if (!URL.canParse(issuer))
		throw new Error('OIDC_ISSUER isn’t a valid address. Enter it in full, starting with https://.');
	return {
		issuer: issuer.replace(/\/$/, ''),
		clientId,
		clientSecret,
		name: env.OIDC_NAME || new URL(issuer).host,
		makesAccounts: /^(1|true|yes)$/i.test(env.OIDC_SIGN_UP ?? ''),
	};
}

export const oidcPlugin = ({ issuer, clientId, clientSecret, makesAccounts }: OidcSettings) =>
	genericOAuth({
		config: [
			{
				providerId: PROVIDER,
				discoveryUrl: `${issuer}/.well-known/openid-configuration`,
				clientId,
				clientSecret,
				scopes: ['openid', 'email', 'profile'],
				pkce: true,
				requireIdTokenVerification: true,
				disableSignUp: !makesAccounts,
				// Of what the provider tells, a name and an address are kept; no picture.
				mapProfileToUser: ({ name, email }) => ({
					name: (name ?? email ?? '').slice(0, 80),
					image: '',
				}),
			},
		],
	});
