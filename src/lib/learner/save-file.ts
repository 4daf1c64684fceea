/** The browser needs the file's address until it has written the file, and does not say when it has. */
const WRITTEN_AFTER_MS = 60_000;

/** Gives the browser a file to save. */
export function saveFile(file: File) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), WRITTEN_AFTER_MS);
}
