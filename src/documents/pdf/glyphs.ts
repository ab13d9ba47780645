/** Stands for a character that no font has (geta mark, the printers' custom). */
export const GETA = '〓';

/** Text with these characters replaced by 〓. */
export function withoutGlyphs(text: string, missing: ReadonlySet<string>): string {
  return Array.from(text, (char) => (missing.has(char) ? GETA : char)).join('');
}

const REFUSAL = /the text `\\*"(.*?)\\*"` could not be displayed/gs;

/** The characters that Typst says no font can show, out of its refusal; the text in it is escaped as Rust does, twice over. */
export function missingGlyphs(refusal: string): ReadonlySet<string> {
  const missing = new Set<string>();
  for (const [, quoted = ''] of refusal.matchAll(REFUSAL)) {
    const text = quoted
      .replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replace(/\\+(.)/g, '$1');
    for (const char of text) missing.add(char);
  }
  return missing;
}
