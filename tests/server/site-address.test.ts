import { expect, test } from 'vitest';
import { siteAddress } from '../../src/lib/server/site-address.ts';

test.each([
	[{}, 'http://localhost:3000'],
	[{ ORIGIN: '', HOST: '', PORT: '' }, 'http://localhost:3000'],
	[{ PORT: '8080' }, 'http://localhost:8080'],
	[{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
	[{ HOST: '::' }, 'http://localhost:3000'],
	[{ HOST: '192.168.1.5', PORT: '8080' }, 'http://192.168.1.5:8080'],
	[{ HOST: 'fd00::1' }, 'http://[fd00::1]:3000'],
	[{ ORIGIN: 'https://quiz.example.org/', HOST: '127.0.0.1', PORT: '8080' }, 'https://quiz.example.org'],
])('%j: links lead to %s', (env, address) => {
	expect(siteAddress(env)).toBe(address);
});
