type Proving = { provedEvidence(zip: Uint8Array, keys: string): string };

/** The script that anybody checks an evidence with; it needs nothing of ours, and has no types. */
const script: Proving = await import(new URL('../docs/verify-evidence.mjs', import.meta.url).href);

export const { provedEvidence } = script;
