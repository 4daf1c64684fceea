/** Made for whoever asks, each time. */
export const prerender = false;
