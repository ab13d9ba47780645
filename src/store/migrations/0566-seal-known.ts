/** The names of the keys that the last server to start knows, by commas: nothing is put under a key that who serves could not read. */
export const sealKnown = `
alter table installation add column seal_known text;
`;
