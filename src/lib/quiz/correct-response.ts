import type { GradingKey } from './grading-key.ts';
import type { ItemResponse } from './response.ts';

/** A response that earns everything. */
export function correctResponse(key: GradingKey): ItemResponse {
	switch (key.kind) {
		case 'match':
			return key.rows.map(([row, target]) => `${row}=${target}`);
		case 'gap':
			return key.gaps.map((gap) => `${gap.id}=${gap.accept[0] ?? ''}`);
		case 'order':
			return key.key;
		default:
			return key.one ? key.key.slice(0, 1) : key.key;
	}
}
