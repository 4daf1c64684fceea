import { expect, test } from 'vitest';
import { placeOf } from '../../src/lib/player/here.ts';

test.each([
	['/learn/m', { module: 'm', area: '', name: null }],
	['/learn/m/review', { module: 'm', area: 'review', name: null }],
	['/learn/m/quiz/actors', { module: 'm', area: 'quiz', name: 'actors' }],
	['/learn/m/read/article', { module: 'm', area: 'read', name: 'article' }],
	['/learn/m/quiz/actors/print', { module: 'm', area: 'quiz', name: 'actors' }],
])('%s is the same place with a slash at its end', (path, place) => {
	expect(placeOf(path)).toEqual(place);
	expect(placeOf(`${path}/`)).toEqual(place);
});
