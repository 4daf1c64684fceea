import type { OrderItem } from './item.ts';

export const explained = ({ steps }: OrderItem) =>
	steps.map((part, at) => ({ part, path: ['steps', at], needs: true }));

export const resting = ({ steps }: OrderItem) => steps.map(({ id, citations }) => ({ name: id, citations }));

export const proving = ({ steps }: OrderItem) => steps;

export const lines = ({ steps }: OrderItem) =>
	steps.map((step, index) => ({ ...step, right: true, words: `${index + 1}. ${step.text}` }));
