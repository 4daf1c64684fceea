/** As much of saxen as we use; it comes without types. */
declare module 'saxen' {
	type Decode = (text: string) => string;
	/** Line and column count from 0. */
	type Context = () => { readonly line: number; readonly column: number };
	export class Parser {
		on(
			event: 'openTag',
			listener: (
				name: string,
				attributes: () => Readonly<Record<string, string>>,
				decode: Decode,
				selfClosing: boolean,
				context: Context,
			) => void,
		): this;
		on(event: 'closeTag', listener: (name: string, decode: Decode, selfClosing: boolean) => void): this;
		on(event: 'cdata' | 'question', listener: (text: string, context: Context) => void): this;
		on(event: 'text' | 'attention', listener: (text: string, decode: Decode, context: Context) => void): this;
		on(event: 'error' | 'warn', listener: (error: Error, context: Context) => void): this;
		parse(xml: string): void;
	}
}
