import type { AnswerOf } from '../client.ts';
import { dateAndTime } from '../ui/dates.tsx';
import { actionWord } from './journal-words.ts';

export type OwnData = AnswerOf<'POST /api/session/own-data'>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const TITLE = '本人的个人信息';

/** The same with acts and instants in words, as a person reads it. */
export function inWords({ madeAt, parts }: OwnData): OwnData {
  const worded = parts.map(({ columns, rows, ...part }) => {
    const act = columns.indexOf('事项');
    const word = (text: string | null, n: number) =>
      text === null ? null : n === act ? actionWord(text) : INSTANT.test(text) ? dateAndTime(text) : text;
    return { ...part, columns, rows: rows.map((row) => row.map(word)) };
  });
  return { madeAt: dateAndTime(madeAt), parts: worded };
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
const tag = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;
const line = (name: 'th' | 'td', texts: readonly (string | null)[]): string =>
  tag('tr', texts.map((text) => tag(name, plain(text ?? ''))).join(''));
const STYLE =
  'body{font:16px/1.6 serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.25rem .5rem;text-align:left;vertical-align:top}';

/** One page that opens anywhere, prints, and asks nothing of a network. */
export function asPage({ madeAt, parts }: OwnData): string {
  const shown = parts.map(({ title, note, columns, rows }) =>
    [
      tag('h2', plain(title)),
      note === '' ? '' : tag('p', plain(note)),
      rows.length === 0 ? tag('p', '没有') : tag('table', line('th', columns) + rows.map((row) => line('td', row)).join('')),
    ].join(''),
  );
  const head = `<meta charset="utf-8">${tag('title', TITLE)}${tag('style', STYLE)}`;
  return `<!doctype html><html lang="zh-CN">${head}${tag('h1', TITLE)}${tag('p', `${madeAt} 生成`)}${shown.join('\n')}</html>`;
}
