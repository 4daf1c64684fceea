/** Where learners come across a term. */
export interface TermPlaces {
	readonly readings: { readonly title: string; readonly href: string }[];
	readonly quizzes: { readonly title: string; readonly href: string }[];
}
