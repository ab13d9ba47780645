type Proving = {
  provedEntries(text: string, keys: string): string;
  provedJournal(text: string, keys: string, notes: readonly string[]): string;
};

/** The script that anybody checks the journal with; it needs nothing of ours, and has no types. */
const script: Proving = await import(new URL('../docs/verify-log.mjs', import.meta.url).href);

export const { provedEntries, provedJournal } = script;
