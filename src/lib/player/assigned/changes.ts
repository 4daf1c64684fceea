export const changes = (many: number) => (many === 1 ? 'one change' : `${many} changes`);
