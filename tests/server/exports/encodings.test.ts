import { expect, test } from 'vitest';
import { decodeText, ENCODINGS, type Encoding } from '../../../src/lib/server/exports/encodings.ts';

/** The bytes of a text in an encoding that has one byte for each character: what `TextDecoder` reads, read backwards. */
function encode(text: string, encoding: Encoding): Uint8Array {
	const decoder = new TextDecoder(encoding);
	const byCharacter = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
	);
	return Uint8Array.from(text, (character) => byCharacter.get(character) ?? 0x3f);
}

test.each<[Encoding, string]>([
	['windows-1252', 'Nachname;Vorname\nMüller;Jörg\nGroß;Änne'],
	['windows-1252', 'Nom;Prénom\nDupont;Ève\nLefèvre;François'],
	['windows-1252', 'García Núñez;José\nPeña;Íñigo'],
	['windows-1252', 'Guimarães;João\nSimões;Conceição'],
	['windows-1252', 'Søren;Kjærgaard\nÅse;Bjørnson'],
	['windows-1252', 'O’Brien;Zoë'],
	['windows-1250', 'Nazwisko;Imię\nŁuczak;Michał\nWiśniewska;Małgorzata'],
	['windows-1250', 'Příjmení;Jméno\nDvořák;Jiří\nŠťastná;Růžena'],
	['windows-1250', 'Kovács;Győző\nSzűcs;Ágnes\nNagy;Ödön'],
	['windows-1251', 'Фамилия;Имя\nИванов;Пётр\nСмирнова;Анна'],
	['windows-1251', 'Петренко;Оксана\nШевченко;Тарас'],
	['windows-1251', 'Ali;Khan\nИван;Петров'],
	['koi8-r', 'Фамилия;Имя\nИванов;Пётр\nСмирнова;Анна'],
	['windows-1253', 'Επώνυμο;Όνομα\nΠαπαδόπουλος;Γιώργος'],
	['windows-1254', 'Soyad;Ad\nYılmaz;Ayşe\nÇelik;Oğuz\nŞahin;İbrahim'],
	['windows-1255', 'כהן;דוד\nלוי;שרה\nמזרחי;יעל'],
	['windows-1256', 'الاسم\nمحمد أحمد\nفاطمة علي'],
])('%s is recognised by its names: %j', (encoding, text) => {
	expect(decodeText(encode(text, encoding))).toEqual({ status: 'text', text, encoding, isSure: false });
});

test.each<[Encoding, string, string]>([
	['shift_jis', '8e81 96bc 0a 9363 9286 91be 98 59 0a 8db2 93a1', '氏名\n田中太郎\n佐藤'],
	['gb18030', 'd0d5 c3fb 0a cdf5 ceb0 0a c0ee c4c8', '姓名\n王伟\n李娜'],
	['euc-kr', 'c0cc b8a7 0a b1e8 b9ce c1d8', '이름\n김민준'],
])('%s is recognised, too', (encoding, hex, text) => {
	const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
	expect(decodeText(bytes)).toMatchObject({ text, encoding, isSure: false });
});

test('what is chosen holds, and any bytes can be read in any encoding', () => {
	const bytes = encode('Müller', 'windows-1252');
	for (const encoding of Object.keys(ENCODINGS) as Encoding[])
		expect(decodeText(bytes, encoding)).toMatchObject({ encoding, isSure: false });
	expect(decodeText(new TextEncoder().encode('Müller'))).toMatchObject({ encoding: 'utf-8', isSure: true });
});
