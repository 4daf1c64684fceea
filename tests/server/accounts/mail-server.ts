import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A mail server that takes everything, on a port of its own, and keeps what it was sent. */
export async function startMailServer() {
	const mails: { to: string[]; text: string }[] = [];
	const server = createServer((socket: Socket) => {
		const to: string[] = [];
		let held = '';
		let inData = false;
		const say = (line: string) => socket.write(`${line}\r\n`);
		say('220 mail.test');
		socket.on('error', () => socket.destroy());
		socket.on('data', (chunk) => {
			held += chunk.toString();
			for (;;) {
				const end = held.indexOf(inData ? '\r\n.\r\n' : '\r\n');
				if (end < 0) return;
				const line = held.slice(0, end);
				held = held.slice(end + (inData ? 5 : 2));
				if (inData) {
					mails.push({ to: [...to], text: line.replaceAll('=\r\n', '').replaceAll('=3D', '=') });
					inData = false;
					say('250 taken');
				} else if (/^RCPT TO:<(.*)>/i.test(line)) {
					to.push(/<(.*)>/.exec(line)?.[1] ?? '');
					say('250 fine');
				} else if (/^DATA/i.test(line)) {
					inData = true;
					say('354 go on');
				} else if (/^QUIT/i.test(line)) {
					say('221 bye');
					socket.end();
				} else say('250 fine');
			}
		});
	});
	await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
	const address = server.address();
	onTestFinished(() => void server.close());
	return {
		url: `smtp://localhost:${typeof address === 'object' && address ? address.port : 0}?ignoreTLS=true`,
		mails,
	};
}
