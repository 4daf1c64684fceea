import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ACCESS, CLASS_ROLES, roleFor } from '../../../src/lib/server/access/access.ts';
import { actionsIn } from '../once/actions.ts';

const OF_CLASS = new Set(
	Object.entries(ACCESS).flatMap(([route, access]) => (/^teacher-of/.test(access) ? [route] : [])),
);
const sends = actionsIn(resolve('src/routes'))
	.map((action) => action.split('?/') as [string, string])
	.filter(([route]) => OF_CLASS.has(route));
const sentBy = (role: string) =>
	sends.flatMap(([route, action]) =>
		roleFor(route, 'POST', action) === role ? [`${route.replace('/teach/', '')}?/${action}`] : [],
	);

test('to read takes a viewer, but for pages that only change something', () => {
	const read = [...OF_CLASS].filter((route) => roleFor(route, 'GET', 'default') !== 'viewer').sort();
	expect(read).toEqual([
		'/teach/assignments/[assignment]/copy',
		'/teach/assignments/[assignment]/edit',
		'/teach/assignments/[assignment]/points',
		'/teach/assignments/[assignment]/results/again',
		'/teach/classes/[class]/assign',
		'/teach/classes/[class]/assign/[module]',
		'/teach/classes/[class]/copy',
		'/teach/classes/[class]/groups',
		'/teach/classes/[class]/people/cards',
		'/teach/classes/[class]/settings',
	]);
});

test('to send takes an editor; what is the owner’s alone is written out here', () => {
	expect(sentBy('owner')).toEqual([
		'classes/[class]/settings?/delete',
		'classes/[class]/settings?/erase',
		'classes/[class]/teachers?/change',
		'classes/[class]/teachers?/handOver',
		'classes/[class]/teachers?/invite',
		'classes/[class]/teachers?/link',
		'classes/[class]/teachers?/remove',
	]);
	expect(sentBy('viewer')).toEqual([
		'assignments/[assignment]/preview?/leave',
		'assignments/[assignment]/preview?/start',
		'classes/[class]/teachers?/leave',
	]);
	expect(sentBy('editor').length).toBeGreaterThan(25);
});

test('whatever method is not reading, and whatever action nobody knows, takes an editor', () => {
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'get'])
		for (const action of ['', 'default', '__proto__', 'constructor', 'toString'])
			for (const route of OF_CLASS) expect(roleFor(route, method, action)).toBe('editor');
	expect(CLASS_ROLES).toEqual(['viewer', 'editor', 'owner']);
});
