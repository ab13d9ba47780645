import { dateAndTime } from '../calendar/instant.ts';

/** The file that a place came out of: a list that was imported, or a changed annex 2 that was read back. `place`: where in it; `by`, `at`: who took it in, and when. */
export type Origin = {
  readonly kind: 'import' | 'annex2';
  readonly file: string;
  readonly place?: string | undefined;
  readonly by: string;
  readonly at: string;
};

/** What is known of where a place has its content from. `source`: the system brought it; `changedBy`: whoever saved it last. */
export type Provenance = {
  readonly source: string | null;
  readonly origin: Origin | null;
  readonly changedBy: string;
  readonly changedAt: string;
};

const taken: Readonly<Record<Origin['kind'], string>> = { import: '导入自', annex2: '读回自附件2' };

/** Where it comes from in words, for whoever stands at it: the system, a file with its row, or who typed it and when. */
export function originWords({ source, origin, changedBy, changedAt }: Provenance, nameOf: (account: string) => string): string {
  if (source !== null) return source;
  const who = (account: string, at: string) => `${nameOf(account)}，${dateAndTime(at)}`;
  if (origin === null) return `${who(changedBy, changedAt)} 填写`;
  const came = `${taken[origin.kind]}“${origin.file}”${origin.place ?? ''}（${who(origin.by, origin.at)}）`;
  return changedAt > origin.at ? `${came}，${who(changedBy, changedAt)} 又保存过` : came;
}
