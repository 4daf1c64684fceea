import type { Reading } from '../../text/types.ts';

/** What the path on a module's page says of a stop. */
export type ShownStop =
	| { readonly kind: 'glossary' }
	| { readonly kind: 'review' }
	| {
			readonly kind: 'reading';
			readonly id: string;
			readonly sort: Reading['kind'];
			readonly title: string;
			readonly minutes: number;
	  }
	| {
			readonly kind: 'quiz';
			readonly id: string;
			readonly title: string;
			readonly summary: string;
			readonly items: number;
			readonly minutes: number;
	  }
	| {
			readonly kind: 'case';
			readonly id: string;
			readonly title: string;
			readonly summary: string;
			readonly points: number;
			readonly minutes: number;
	  };
