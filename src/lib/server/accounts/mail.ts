import { createTransport } from 'nodemailer';
import { EMAIL_MAIL, PASSWORD_MAIL } from '../../words/accounts.ts';

/** How this server sends mail; most send none, and need none. */
export interface MailSettings {
	/** `smtp://user:password@mail.example:587`. */
	readonly url: string;
	/** Whom it comes from. */
	readonly from: string;
	/**
	 * Where its links lead: `https://quiz.example.org`. Never where the request says it went: anybody can ask for a mail
	 * under a Host of their own.
	 */
	readonly origin: string;
}

/**
 * `SMTP_URL`, `MAIL_FROM` and `ORIGIN`.
 * @returns null when neither of the first two is set
 * @throws when only some are, and when an address is none
 */
export function mailFrom({ SMTP_URL, MAIL_FROM, ORIGIN }: NodeJS.ProcessEnv): MailSettings | null {
	if (!SMTP_URL && !MAIL_FROM) return null;
	if (!SMTP_URL || !MAIL_FROM) throw new Error('Set both SMTP_URL and MAIL_FROM, or neither.');
	if (!/^smtps?:\/\/[^/\s]+/.test(SMTP_URL) || !URL.canParse(SMTP_URL))
		throw new Error('SMTP_URL isn’t a valid address. Use the form smtp://user:password@mail.example:587.');
	if (!ORIGIN || !URL.canParse(ORIGIN)) {
		throw new Error(
			'SMTP_URL is set, so emails contain links. Set ORIGIN to the address of this site, for example ORIGIN=https://quiz.example.org.',
		);
	}
	return { url: SMTP_URL, from: MAIL_FROM, origin: new URL(ORIGIN).origin };
}

/** @throws when the mail server does not take it */
export const sendPasswordLink = (mail: MailSettings, to: string, link: string): Promise<void> =>
	send(mail, to, PASSWORD_MAIL.subject, PASSWORD_MAIL.text(link));

/** @param email the new address @throws when the mail server does not take it */
export const sendEmailChanged = (mail: MailSettings, to: string, email: string): Promise<void> =>
	send(mail, to, EMAIL_MAIL.subject, EMAIL_MAIL.text(email));

async function send({ url, from }: MailSettings, to: string, subject: string, text: string): Promise<void> {
	const transport = createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
	try {
		await transport.sendMail({
			from,
			// As an object: text would be read as a list of addresses.
			to: { name: '', address: to },
			subject,
			text,
		});
	} finally {
		transport.close();
	}
}
