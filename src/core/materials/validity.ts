import type { Waiting } from '../annexes/carried.ts';
import { chineseDay, type Day } from '../calendar/day.ts';
import type { MaterialKind, Scheme } from '../scheme/scheme.ts';

/** A file as far as time goes. `validUntil`: its last day, null where it has none or nobody has said; `unseen`: an earlier year brought it, and nobody has looked at it. */
export type Lasting = {
  readonly kind: string;
  readonly name: string;
  readonly validUntil?: Day | null | undefined;
  readonly unseen?: boolean | undefined;
  readonly source?: string | null | undefined;
};

/** Whether its last day is over: then it proves nothing any more. */
export const isExpired = ({ validUntil }: Pick<Lasting, 'validUntil'>, today: Day): boolean =>
  validUntil !== null && validUntil !== undefined && validUntil < today;

/** Those that hold on a day: an expired one stands for no material of 第九条. */
export const inForce = <M extends Pick<Lasting, 'validUntil'>>(materials: readonly M[], today: Day): M[] =>
  materials.filter((one) => !isExpired(one, today));

/** Until when it held, where that is over. */
export const expiredSaid = (one: Pick<Lasting, 'validUntil'>, today: Day): string | null =>
  isExpired(one, today) ? `有效期至${chineseDay(one.validUntil ?? null)}，已到期` : null;

type Kinds = { readonly materials: readonly (Pick<MaterialKind, 'need' | 'lasts'> & { readonly key: string })[] };

/** Kinds of which a later year can use the files too: as the edition says, or all that are uploaded where it says nothing of any. */
export function lastingKinds({ materials }: Kinds): ReadonlySet<string> {
  const silent = materials.every(({ lasts }) => lasts === undefined);
  return new Set(uploaded(materials).flatMap(({ key, lasts = silent }) => (lasts ? [key] : [])));
}

/** The kinds that are uploaded; the others the system makes out of the form. */
export const uploadedKinds = ({ materials }: Kinds): ReadonlySet<string> => new Set(uploaded(materials).map(({ key }) => key));
const uploaded = (materials: Kinds['materials']) => materials.filter(({ need }) => need !== 'form');

/** The places of which some file waits to be looked at: `materials/m8`. */
export const kindsUnseen = (materials: readonly Lasting[]): string[] => [
  ...new Set(materials.flatMap(({ kind, unseen }) => (unseen ? [`materials/${kind}`] : []))),
];

/** The kinds of which files wait to be looked at, as the sections of the form say what waits in them. */
export function waitingFiles(materials: readonly Lasting[], { materials: kinds }: Pick<Scheme, 'materials'>): Waiting[] {
  const places = kinds.flatMap(({ key, label }) => {
    const files = materials.filter(({ kind, unseen }) => kind === key && unseen);
    const source = [...new Set(files.flatMap((one) => one.source ?? []))].join('、');
    return files.length > 0 ? [{ key: `materials/${key}`, label, rows: files.length, source, needed: true }] : [];
  });
  return places.length > 0 ? [{ section: 'materials', places }] : [];
}

/** The files that wait to be looked at, in words. */
export function unseenWords(materials: readonly Lasting[]): string[] {
  const waiting = materials.filter(({ unseen }) => unseen);
  return waiting.length === 0
    ? []
    : [`申报材料 ${waiting.length} 个文件：${waiting.map(({ name, source }) => `“${name}”${source ? `（${source}）` : ''}`).join('、')}`];
}
