/** An account of an office that nobody uses: when its owner was told that it will be suspended, and when it was. Last used: as its devices and links say. */
export const dormant = `
alter table account add column idle_told_at timestamptz;
alter table account add column dormant_at timestamptz;
`;
