import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

interface Person {
	readonly sub: string;
	readonly name: string;
	readonly email: string;
	readonly email_verified: boolean;
}

export const CLIENT = { id: 'mandate', secret: 'the secret of the client' };

/** A small OpenID Connect provider, on a port of its own, that knows whoever `person` is at the moment. */
export async function startProvider() {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
	const codes = new Map<string, URLSearchParams>();
	const provider = {
		issuer: '',
		person: null as Person | null,
		/** Signs with a key that is not the published one. */
		forges: false,
	};
	const forger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

	function idToken(asked: URLSearchParams): string {
		const now = Math.floor(Date.now() / 1000);
		const body = `${part({ alg: 'RS256', kid: 'one' })}.${part({
			...provider.person,
			iss: provider.issuer,
			aud: CLIENT.id,
			iat: now,
			exp: now + 60,
			...(asked.get('nonce') ? { nonce: asked.get('nonce') } : {}),
		})}`;
		const key = provider.forges ? forger : privateKey;
		return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
	}

	async function token(request: IncomingMessage): Promise<object | null> {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		const form = new URLSearchParams(body);
		const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64');
		const secret = form.get('client_secret') ?? decodeURIComponent(basic.toString().split(':')[1] ?? '');
		const asked = codes.get(form.get('code') ?? '');
		codes.delete(form.get('code') ?? '');
		if (!asked || secret !== CLIENT.secret) return null;
		const challenge = createHash('sha256')
			.update(form.get('code_verifier') ?? '')
			.digest('base64url');
		if (challenge !== asked.get('code_challenge')) return null;
		if (form.get('redirect_uri') !== asked.get('redirect_uri')) return null;
		return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken(asked) };
	}

	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', provider.issuer);
		const json = (value: object, status = 200) => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
		};
		if (url.pathname === '/.well-known/openid-configuration') {
			return json({
				issuer: provider.issuer,
				authorization_endpoint: `${provider.issuer}/authorize`,
				token_endpoint: `${provider.issuer}/token`,
				jwks_uri: `${provider.issuer}/keys`,
				id_token_signing_alg_values_supported: ['RS256'],
			});
		}
		if (url.pathname === '/keys') return json({ keys: [jwk] });
		if (url.pathname === '/authorize') {
			const code = randomUUID();
			codes.set(code, url.searchParams);
			const back = new URL(url.searchParams.get('redirect_uri') ?? '');
			back.searchParams.set('code', code);
			back.searchParams.set('state', url.searchParams.get('state') ?? '');
			return response.writeHead(302, { location: back.href }).end();
		}
		void token(request).then((given) => (given ? json(given) : json({ error: 'invalid_grant' }, 400)));
	});
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const address = server.address();
	provider.issuer = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
	const stop = () => {
		server.closeAllConnections();
		server.close();
	};
	return { provider, stop };
}
