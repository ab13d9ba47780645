import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Word, wording } from '../../docs/pages/wording.ts';
import { allShown, type Shown } from './shown.ts';

const all = allShown();

/** The faults of texts by a rule: where, what is wrong, in which text. */
const faults = (texts: readonly Shown[], wrong: (shown: Shown) => readonly string[]): string[] =>
  texts.flatMap((shown) => wrong(shown).map((what) => `${shown.path}:${shown.line} ${what}：${shown.text.trim()}`));

/** The forbidden words of a text, after the phrases in which they mean something else. */
function strayWords({ path, text }: Shown): string[] {
  return wording
    .filter(({ quotedIn = [] }) => !quotedIn.includes(path))
    .flatMap(({ say, never, except = [] }: Word) => {
      const rest = except.reduce((left, phrase) => left.replaceAll(phrase, ''), text);
      return never.filter((word) => rest.includes(word)).map((word) => `“${word}”应为“${say}”`);
    });
}

test('一事一词：界面、消息、文书不用词表以外的说法', () => {
  assert.ok(all.length > 8_000, `只找到 ${all.length} 段文字`);
  assert.equal(faults(all, strayWords).join('\n'), '');
});
