import { describe, expect, it } from 'vitest';
import { storeClasses } from '../../src/lib/learner/own-store.ts';

const ON_IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('who is told what Safari deletes', () => {
	it.each([
		['Safari on an iPhone', `${ON_IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`, true],
		[
			'Chrome on an iPhone, which is Safari underneath',
			`${ON_IPHONE} CriOS/140.0 Mobile/15E148 Safari/604.1`,
			true,
		],
		['Firefox on an iPhone', `${ON_IPHONE} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, true],
		[
			'Safari on a Mac, and on an iPad that says it is one',
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
			true,
		],
		[
			'Chrome',
			'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
			false,
		],
		[
			'Edge',
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
			false,
		],
		[
			'Samsung’s',
			'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
			false,
		],
		['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
		['nobody', '', false],
	])('%s', (_, userAgent, isTold) => {
		expect(storeClasses({ userAgent, isInstalled: false })).toEqual(isTold ? ['safari'] : []);
		expect(storeClasses({ userAgent, isInstalled: true })).toEqual(isTold ? ['safari-app'] : []);
	});
});
