import type { FrozenForm } from '../annexes/freeze.ts';
import type { Calendar } from '../calendar/workday.ts';
import { isRecord } from '../draw/bundle.ts';
import type { Digest } from '../draw/draw.ts';
import type { Edition } from '../scheme/edition/edition.ts';
import { toScheme } from '../scheme/edition/to-scheme.ts';
import { blackIn, type Cells, cellsIn, rootOf, wholeOf } from './cells.ts';
import { type Facts, factsFormat } from './facts.ts';
import type { Evidence } from './re-execute.ts';
import { type Unpacked, unpacked } from './unpack.ts';

export const evidenceFormat = 'shifan-evidence/1';

/** What each evidence holds besides the uploaded files, in the order of the archive (docs/evidence.md, 1). */
export const evidenceParts = ['form.json', 'facts.json', 'edition.yaml', 'edition.json', 'calendar.json', 'log-proof.json'] as const;
export const MANIFEST = 'manifest.json';
/** What the facts bind by digest: the law and the calendar. */
export const boundParts = ['edition.yaml', 'edition.json', 'calendar.json'] as const;

type Listed = { readonly name: string; readonly size: number; readonly sha256: string };

/** The archive's own list: the same text of the same files, so that not a byte of it may be another. */
export const manifestText = (number: string, files: readonly Listed[]): string =>
  `${JSON.stringify({ format: evidenceFormat, number, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) }, null, 1)}\n`;

/** An evidence that is whole and agrees with itself, with the roots that its journal has to name; or the sentence that says what is wrong. */
export type Read =
  | { readonly ok: true; readonly evidence: Evidence; readonly formRoot: string; readonly factsRoot: string }
  | { readonly ok: false; readonly fault: string };

const no = (fault: string): Read => ({ ok: false, fault });

/** Reads an evidence; `hash`: SHA-256 of bytes in hexadecimal. */
export function readEvidence(zip: Uint8Array, hash: (bytes: Uint8Array) => string): Read {
  const files = unpacked(zip);
  if (files === null) return no('文件不是证据包，或者不完整');
  const missing = [...evidenceParts, MANIFEST].find((name) => !files.some((one) => one.name === name));
  if (missing !== undefined) return no(`证据包缺少 ${missing}`);
  const text = (name: string): string => textOf(files, name);
  const digest: Digest = (said) => hash(new TextEncoder().encode(said));
  const [form, facts] = [cellsOf(text('form.json')), cellsOf(text('facts.json'))];
  if (form === null || facts === null) return no('证据包里的申请表或者事实格式不对');
  const said = wholeOf(facts) as Facts;
  if (!isRecord(said) || said.format !== factsFormat) return no('证据包里的事实格式不对');
  const listed = files
    .filter(({ name }) => name !== MANIFEST)
    .map(({ name, bytes }) => ({ name, size: bytes.length, sha256: hash(bytes) }));
  if (manifestText(said.dossier.number, listed) !== text(MANIFEST)) return no('有的文件与证据包的清单不符，被改动、增删或者调换过');
  const unbound = boundParts.find(
    (name, i) => said.files[i]?.name !== name || listed.find((one) => one.name === name)?.sha256 !== said.files[i]?.sha256,
  );
  if (unbound !== undefined || said.files.length !== boundParts.length) return no(`${unbound ?? '办法和日历'} 不是取得证据时的那一份`);
  return {
    ok: true,
    evidence: {
      ...{ form: wholeOf(form) as FrozenForm, black: blackIn(form), blackFacts: blackIn(facts), facts: said, digest },
      scheme: toScheme(JSON.parse(text('edition.json')) as Edition),
      calendar: JSON.parse(text('calendar.json')) as Calendar,
    },
    ...{ formRoot: rootOf(form, digest), factsRoot: rootOf(facts, digest) },
  };
}

const textOf = (files: readonly Unpacked[], name: string): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(files.find((one) => one.name === name)?.bytes);

function cellsOf(text: string): Cells | null {
  try {
    return cellsIn(JSON.parse(text));
  } catch {
    return null;
  }
}
