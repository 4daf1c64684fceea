import { expect, test } from 'vitest';
import { bySurname } from '../../../src/lib/server/classes/by-surname.ts';

const sorted = (...nicknames: string[]) =>
	nicknames
		.map((nickname, at) => ({ nickname, id: String(at) }))
		.sort(bySurname)
		.map(({ nickname }) => nickname);

/** Each list as it should be, given in the reverse order. */
test.each([
	['first names and surnames', ['Zoë Adams', 'Bilal Khan', 'Adaeze Okafor', 'Ben Okafor']],
	[
		'a surname first, with a comma',
		['Bilal Khan', 'Okafor, Adaeze', 'Ben Okafor', 'Okafor, Chidi', 'Yusuf, Amina'],
	],
	['names of one word', ['Amina', 'Zoë Brown', 'Chen', 'Ada Dean', 'Madonna']],
	['an initial of the surname', ['Sara A.', 'Bilal K.', 'Bilal M.']],
	[
		'capitals and accents',
		['Anna ÅBERG', 'émile Durand', 'Eva durant', 'Ivo Ďurica', 'Jan Łuczak', 'Ada Zima'],
	],
	[
		'particles',
		[
			'Ana da Costa',
			'Vicente de la Cruz',
			'de la Cruz, Zita',
			'Vincent van Gogh',
			'Ahmed bin Khalid',
			'Omar al-Masri',
		],
	],
	[
		'hyphens and apostrophes',
		['Mary-Ann Lee', 'Sean O’Brien', 'Seán OBrien', 'Tim Olsen', 'Ada Smith-Jones'],
	],
	['two surnames, with a comma', ['Ana García', 'García Márquez, Gabriel', 'Eva Garza']],
	['more given names', ['Mary Ann Lee', 'Mary Beth Lee', 'Zoe Lee']],
	['what follows a surname', ['Ada Jones', 'Bo King (9b)', 'Martin King Jr.', 'King, Zed', 'Ada Lopez, Jr.']],
	['names with numbers', ['Player 2', 'Player 10', 'Student 9', 'Student 10']],
	['Korean', ['김 민준', '박서연', '이 도윤']],
	['Arabic', ['سارة أحمد', 'محمد علي', 'عمر يوسف']],
	['Greek and Cyrillic', ['Άννα Βλάχου', 'Γιώργος Παπαδόπουλος', 'Анна Борисова', 'Борис Яшин']],
	['Vietnamese, as it is done there: by the last name', ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Minh Châu']],
])('%s', (_, right) => {
	expect(sorted(...right.toReversed())).toEqual(right);
});

test('nothing that somebody types as a name stops it, and it stays an order', () => {
	const odd = [
		',',
		', ,',
		'12',
		'(x)',
		'de la',
		'van',
		'🙂',
		'Jr.',
		'Jr. Sr.',
		'al-',
		'，',
		' ',
		'A,B,C',
		'x, Jr.',
	];
	const once = sorted(...odd);
	expect(sorted(...odd.toReversed())).toHaveLength(odd.length);
	expect(once.toSorted()).toEqual(odd.toSorted());
});
