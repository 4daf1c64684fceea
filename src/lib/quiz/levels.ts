/** From the least to the most demanding. */
export const LEVELS = ['remember', 'understand', 'apply', 'analyse'] as const;
