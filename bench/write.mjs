import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../docs/performance.md', import.meta.url);

/** Puts a section into docs/performance.md: in its place where it stands already, else at the end. */
export function writeSection(heading, words) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n';
  const section = `## ${heading}\n\n${words.trim()}\n`;
  const standing = new RegExp(`## ${heading}\\n[\\s\\S]*?(?=\\n## |$(?![\\s\\S]))`);
  writeFileSync(path, standing.test(text) ? text.replace(standing, () => section) : `${text.trimEnd()}\n\n${section}`);
}
