import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Puts a section into a page of docs: in its place where it stands already, else at the end. */
export function writeSection(heading, words, page = 'performance.md') {
  const path = new URL(`../docs/${page}`, import.meta.url);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n';
  const section = `## ${heading}\n\n${words.trim()}\n`;
  const standing = new RegExp(`## ${heading}\\n[\\s\\S]*?(?=\\n## |$(?![\\s\\S]))`);
  writeFileSync(path, standing.test(text) ? text.replace(standing, () => section) : `${text.trimEnd()}\n\n${section}`);
}
