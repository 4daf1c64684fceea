import { describe, expect, test } from 'vitest';
import { matchName } from '../../../src/lib/server/classes/match-name.ts';

const match = (typed: string, ...listed: string[]) => {
	const found = matchName(
		listed.map((nickname) => ({ nickname })),
		typed,
		true,
	);
	return typeof found === 'string' ? found : found.nickname;
};

describe('a typed name is the one on the list', () => {
	test.each([
		['adaeze okafor', 'Adaeze Okafor'],
		['Okafor, Adaeze', 'Adaeze Okafor'],
		['Adaeze Okafor', 'Okafor, Adaeze'],
		['OKAFOR ADAEZE', 'Okafor, Adaeze'],
		['okafor،adaeze', 'Adaeze Okafor'],
		['Zoe Muller', 'Zoë Müller'],
		['Zoë Müller', 'Zoe Muller'],
		['Jean Pierre Dupont', 'Jean-Pierre Dupont'],
		['obrien, sean', 'Seán O’Brien'],
		["Seán O'Brien", 'Seán O’Brien'],
		['Lukasz Soren Dordevic', 'Łukasz Søren Đorđević'],
		['isil yildiz', 'Işıl Yıldız'],
		['Nguyen Van An', 'Nguyễn Văn An'],
		['Vicente de la Cruz', 'de la Cruz, Vicente'],
		['محمد علي', 'مُحَمَّد عَلِيّ'],
		['王小明', '王小明'],
		['  Madonna ', 'Madonna'],
		['ＡＤＡ  ＯＢＩ', 'Ada Obi'],
		['A. B. Obi', 'A B Obi'],
		['Amina Yusuf', 'Amina Y.'],
		['Yusuf, Amina', 'Amina Y.'],
		['Amina Yusuf', 'Amina'],
	])('%s: %s', (typed, listed) => {
		expect(match(typed, 'Someone Else', listed, 'Another One')).toBe(listed);
	});

	test('written as it is listed, also when others are like it', () => {
		expect(match('zoë ali', 'Zoe Ali', 'Zoë Ali')).toBe('Zoë Ali');
		expect(match('Ali Omar', 'Omar Ali', 'Ali Omar')).toBe('Ali Omar');
		expect(match('Ali, Omar', 'Omar Ali', 'Ali Omar')).toBe('Omar Ali');
	});
});

test('where anybody may join, a longer name is another’s', () => {
	expect(matchName([{ nickname: 'Amina' }], 'Amina Yusuf', false)).toBe('none');
});

describe('no guess is made', () => {
	test.each([
		['Zoé Ali', 'several', ['Zoe Ali', 'Zoë Ali']],
		['Bo Ann Li', 'several', ['Ann Bo Li', 'Li Ann Bo']],
		['Adaeze', 'none', ['Adaeze Okafor']],
		['Okafor', 'none', ['Adaeze Okafor']],
		['Adaeze B Okafor', 'none', ['Adaeze Okafor']],
		['रमा', 'none', ['राम']],
		['か', 'none', ['が']],
		['Amina Yusuf', 'several', ['Amina', 'Amina Y.']],
		['Amina Y.', 'none', ['Amina Yusuf']],
		['Amina Khan', 'none', ['Amina Y.', 'Khan']],
		['!!!', 'none', ['???', 'Ada']],
		['', 'none', ['Ada']],
	])('%s: %s', (typed, found, listed) => {
		expect(match(typed, ...listed)).toBe(found);
	});
});
