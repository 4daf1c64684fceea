import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseVoice } from '../../src/lib/learner/aloud/local-voice.ts';

const voice = (name: string, lang: string, localService = true, isDefault = false) => ({
	name,
	lang,
	localService,
	default: isDefault,
});

const TABLE = [
	['none', [], null],
	['one from here', [voice('a', 'en-GB')], 'a'],
	['British before American', [voice('a', 'en-US', true, true), voice('b', 'en-GB')], 'b'],
	['any English before none', [voice('a', 'de-DE'), voice('b', 'en-IN')], 'b'],
	['English without a region', [voice('a', 'en')], 'a'],
	['as a phone writes it', [voice('a', 'en_US'), voice('b', 'en_GB')], 'b'],
	['in capitals', [voice('a', 'EN-gb')], 'a'],
	['a dialect of the region', [voice('a', 'en-US'), voice('b', 'en-GB-scotland')], 'b'],
	['the one its owner chose', [voice('a', 'en-GB'), voice('b', 'en-GB', true, true)], 'b'],
	['only away', [voice('a', 'en-GB', false, true)], null],
	['American here before British away', [voice('a', 'en-GB', false), voice('b', 'en-US')], 'b'],
	['another language only', [voice('a', 'de-DE', true, true)], null],
	['a language whose name begins alike', [voice('a', 'enm'), voice('b', '')], null],
] as const;

for (const [name, voices, chosen] of TABLE) {
	test(`a voice: ${name}`, () => expect(chooseVoice(voices, 'en-GB')?.name ?? null).toBe(chosen));
}

test('a voice that doesn’t claim to be local isn’t treated as local', () => {
	const odd = { ...voice('a', 'en-GB'), localService: 'yes' as unknown as boolean };
	expect(chooseVoice([odd], 'en-GB')).toBeNull();
});

test('no voice that would send the text away is ever chosen', () => {
	const some = fc.record({
		lang: fc.oneof(fc.constantFrom('en-GB', 'en_GB', 'en-US', 'en', 'de-DE', ''), fc.string()),
		localService: fc.boolean(),
		default: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(some), (voices) => {
			const chosen = chooseVoice(voices, 'en-GB');
			const isUsable = ({ lang, localService }: (typeof voices)[number]) =>
				localService && /^en([-_]|$)/i.test(lang);
			expect(chosen === null).toBe(!voices.some(isUsable));
			if (chosen) expect(isUsable(chosen)).toBe(true);
		}),
	);
});
