import * as choice from './kinds/choice/paper.ts';
import * as evidence from './kinds/evidence/paper.ts';
import * as gap from './kinds/gap/paper.ts';
import * as match from './kinds/match/paper.ts';
import * as numeric from './kinds/numeric/paper.ts';
import * as open from './kinds/open/paper.ts';
import * as order from './kinds/order/paper.ts';
import type { GivenPaper, PaperLine } from './paper-line.ts';
import type { Item, ItemOf, Kind } from './types.ts';

/** `paper.ts` of a kind: what a student reads of it afterwards. */
interface Papering<K extends Kind> {
	lines(item: ItemOf<K>, given: GivenPaper): readonly PaperLine[];
}

const PAPERING: { readonly [K in Kind]: Papering<K> } = {
	choice,
	statement: choice,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

/** Built from a list of fields, so that what is not released was never in it. */
export function paperLines(item: Item, given: GivenPaper): readonly PaperLine[] {
	const papering: Papering<Kind> = PAPERING[item.kind];
	return papering.lines(item, given);
}
