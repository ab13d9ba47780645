/** When the texts that were written before they were sealed got sealed (seal-earlier.ts); null: not yet. A new database has none. */
export const textsSealed = `
alter table installation add column texts_sealed_at timestamptz;
`;
