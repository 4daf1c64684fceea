/** Made once: a new one costs a layout at the moment a verdict is to be painted. */
const room = matchMedia('(min-width: 64rem)');
/** Whether the reading stands beside the quiz. */
export const isWide = () => room.matches;

/** What holds the readings of a quiz; without it they have pages of their own only. */
export const pane = () => document.getElementById('source');
