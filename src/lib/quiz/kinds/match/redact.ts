import { mixed } from '../../shuffle.ts';
import { splitPair, type ItemResponse } from '../../response.ts';
import { labelled } from '../fields.ts';
import type { Fields, Find } from '../fields.ts';
import type { MatchItem } from './item.ts';

export const redact = ({ rows, targets }: MatchItem, mix: string): Partial<Fields> => ({
	rows: labelled(rows),
	targets: labelled(mixed(targets, mix)),
});

export const parts = ({ rows }: Fields): number => rows.length;

export const translate = (_: MatchItem, response: ItemResponse, find: Find): ItemResponse =>
	response.map(splitPair).map(([row, target]) => `${find('r', row)}=${find('t', target)}`);
