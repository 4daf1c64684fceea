/** What a person listens for who answers by the wording alone. English only, and rough: it serves to count, not to judge. */

/** Words that soften a claim. */
const HEDGE =
	/\b(may|might|could|can|perhaps|possibl[ey]|potential(?:ly)?|(?:un)?likely|probably|reportedly|apparently|appears?|seems?|suggests?|expect(?:s|ed)?|if|unless|whether|some|sometimes|often|usually|generally|mostly|partly|uncertain|unclear|in practice|as long as|at least|so far|(?:not )?yet)\b/gi;
/** Words that leave no exception. */
const ABSOLUTE =
	/\b(always|never|only|all|none|must|every|everyone|everything|nobody|nothing|alone|entirely|completely|fully|impossible)\b/gi;
/** Long enough to count, and no claim about anything. */
const EMPTY = new Set(
	'about after again also another because been before being between both does done during each else even ever from have having here into just like made make many more most much named names only other over said same says some such than that their them then there these they this those through under upon very want well were what when where which while whom whose will with within without would your'.split(
		' ',
	),
);
const SHORTEST = 4;
/** Beyond, forms of one word begin to differ: authorise, authorisation. */
const ROOT = 6;

export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** “mandate” and “mandates” are the same to someone who looks for a hint. */
export const stem = (word: string): string => word.replace(/(?:ing|ed|es|s)$/, '');

/** Roots of the words that say something, each once. */
export const rootsOf = (text: string): ReadonlySet<string> =>
	new Set(
		wordsOf(text)
			.filter((word) => /\p{N}/u.test(word) || (word.length >= SHORTEST && !EMPTY.has(word)))
			.map((word) => stem(word).slice(0, ROOT)),
	);

export const hedgesIn = (text: string): readonly string[] => text.match(HEDGE) ?? [];

export const absolutesIn = (text: string): readonly string[] => text.match(ABSOLUTE) ?? [];

/** A quotation of fewer words names something; a longer one shows a passage. */
const QUOTATION_WORDS = 4;

/** What stands between quotation marks and is more than a name. */
export const quotationsIn = (text: string): readonly string[] =>
	[...text.matchAll(/“([^“”]+)”/g)].flatMap(([, words = '']) =>
		wordsOf(words).length >= QUOTATION_WORDS ? [words] : [],
	);

/** How many members two sets have in common. */
export const shared = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number =>
	[...one].filter((member) => other.has(member)).length;
