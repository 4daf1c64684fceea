/** What a text says that is read for an assignment. */
export const READ_COUNTS = 'This is part of your assignment. It counts as read when you reach the end.';
export const READ_DONE = 'You’ve read this. It counts for your assignment.';
export const BACK_TO_ASSIGNMENT = 'Back to your assignment';
/** Above the words that are read before their question. */
export const READ_FIRST = 'Read this first';
