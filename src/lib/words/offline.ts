/** How far a module is with being downloaded for use without a network. */
export const downloading = (done: number, of: number) => `Downloading for offline use: ${done} of ${of}`;
export const availableOffline = (megabytes: string) => `Available offline · ${megabytes}`;
export const NO_SPACE = 'Not available offline: not enough space on this device.';
export const NOT_ALL_OFFLINE =
	'Not fully available offline yet. The download will continue on your next visit.';
export const UNREADABLE_NOW =
	'We can’t read what’s saved on this device right now. Nothing has been deleted.';
