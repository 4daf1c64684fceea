import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

export type Field = readonly [name: string, value: string | File];

export function form(fields: readonly Field[]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

/** The fields in which a browser sends the correct response; what is typed carries its part in its name. */
export function rightFields(item: Item): Field[] {
	const gaps = item.kind === 'gap' ? item.gaps : [];
	const typed = new Set(gaps.flatMap(({ id, accept }) => (accept.length > 0 ? [id] : [])));
	if (item.kind === 'numeric') typed.add('value');
	return correctResponse(gradingKey(item)).map((value) => {
		const at = value.indexOf('=');
		const gap = value.slice(0, at);
		return typed.has(gap) ? [`${item.id}=${gap}`, value.slice(at + 1)] : [item.id, value];
	});
}
