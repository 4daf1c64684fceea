import { count } from './words.ts';

const changes = (waiting: number) => count(waiting, 'change');

/** Of answers that a device has saved and not sent yet. */
export const SENDING = 'Sending answers saved on this device…';
export const sendingWords = (waiting: number) => `Sending answers saved on this device (${waiting})…`;
export const waitsOffline = (waiting: number) =>
	`Offline: saved on this device (${waiting}). We’ll send this when you’re back online.`;
export const SENT = 'The answers saved on this device have been sent. Reload to see them.';
export const waitsFor = (nickname: string, waiting: number, assignment: string) =>
	`Saved on this device for ${nickname}: ${changes(waiting)} in “${assignment}”. We’ll send them when ${nickname} next opens it here.`;
export const waitsToBeSent = (nickname: string, waiting: number, assignment: string) =>
	`Saved on this device for ${nickname}: ${changes(waiting)} in “${assignment}”, not sent yet.`;

/** Said before a device is signed out. */
export const unsureBeforeSignOut = (nickname: string) =>
	`We can’t tell whether this device still has unsent answers from ${nickname}. Press again to sign out anyway.`;
export const unsentBeforeSignOut = (nickname: string, waiting: number) =>
	`Not sent yet: ${changes(waiting)}. We’ll keep them on this device and send them when ${nickname} signs in again. Press again to sign out anyway.`;

/** Another student is signed in while a page is open. */
export const pageOf = (nickname: string) =>
	`This page belongs to ${nickname}, but someone else is now signed in on this device. ${nickname}’s answers are saved here and will be sent when ${nickname} signs in again.`;
