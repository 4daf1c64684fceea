import { expect, test } from 'vitest';
import { roughly } from '../../src/lib/components/words.ts';

test.each([
	[1, '1 minute'],
	[45, '45 minutes'],
	[74, '74 minutes'],
	[75, '1½ hours'],
	[104, '1½ hours'],
	[105, '2 hours'],
	[157, '2½ hours'],
	[600, '10 hours'],
])('%i minutes take about %s', (minutes, words) => expect(roughly(minutes)).toBe(words));
