import type { WithChoices } from '../../item-base.ts';
import type { ChoiceItem } from './item.ts';

export const explained = ({ choices }: ChoiceItem) =>
	choices.map((part, at) => ({ part, path: ['choices', at], needs: true }));

export const resting = ({ choices }: WithChoices) =>
	choices.map(({ id, citations }) => ({ name: id, citations }));

export const proving = ({ choices }: WithChoices) => choices.filter(({ correct }) => correct);

export const lines = ({ choices }: WithChoices) =>
	choices.map((choice) => ({ ...choice, right: choice.correct, words: choice.text }));
