import { EXTRA_TITLE } from '../../annexes/extra.ts';
import { tableAt } from '../../annexes/form.ts';
import type { ExtraField, ExtraKind } from './edition.ts';

/** The place of all extra fields in the editor. */
export const EXTRA_ROW = 'settings.extra';

/** What the kinds of an extra field are called. */
export const extraKinds: Readonly<Record<ExtraKind, string>> = {
  text: '文字',
  number: '数',
  date: '日期',
  choice: '选择',
  yesNo: '是或否',
};

/** Where it is filled in: 附加信息表, or the table that it is a column of. */
export const placeOfExtra = ({ table }: Pick<ExtraField, 'table'>): string =>
  table === undefined ? EXTRA_TITLE : `“${tableAt(table)?.label ?? table}”`;

/** An extra field in one line: 数（件，0至999），必填。 */
export function spokenExtra({ kind, unit, options, required, longest, atLeast, atMost }: ExtraField): string {
  const limits = [
    unit,
    options?.join('、'),
    longest === undefined ? undefined : `至多${longest}字`,
    atLeast === undefined ? undefined : `最小${atLeast}`,
    atMost === undefined ? undefined : `最大${atMost}`,
  ].filter((one) => one !== undefined);
  return `${extraKinds[kind]}${limits.length > 0 ? `（${limits.join('，')}）` : ''}，${required ? '必填' : '选填'}`;
}

type Difference = {
  readonly kind: 'added' | 'dropped' | 'text';
  readonly at: string;
  readonly place: string;
  readonly says: string;
};

/** Extra fields that came, went or are asked otherwise; one goes by its key, so a renamed one is the same. */
export function extraDifference(before: readonly ExtraField[], after: readonly ExtraField[]): Difference[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Map(after.map((one) => [one.key, one]));
  const at = (one: ExtraField) => ({ at: EXTRA_ROW, place: placeOfExtra(one) });
  return [
    ...after.flatMap((one): Difference[] => {
      const old = was.get(one.key);
      if (!old) return [{ kind: 'added', ...at(one), says: `增加附加栏目“${one.label}”：${spokenExtra(one)}（${one.because}）` }];
      return changesOf(old, one).map((says) => ({ kind: 'text', ...at(one), says }));
    }),
    ...before
      .filter(({ key }) => !is.has(key))
      .map((one): Difference => ({ kind: 'dropped', ...at(one), says: `删去附加栏目“${one.label}”` })),
  ];
}

function changesOf(old: ExtraField, now: ExtraField): string[] {
  const from = `附加栏目“${old.label}”`;
  const moved = placeOfExtra(old) === placeOfExtra(now) ? [] : [`${from}由${placeOfExtra(old)}移到${placeOfExtra(now)}`];
  const renamed = old.label === now.label ? [] : [`${from}改称“${now.label}”`];
  const asked = spokenExtra(old) === spokenExtra(now) ? [] : [`${from}由${spokenExtra(old)}改为${spokenExtra(now)}`];
  const said = (['hint', 'because'] as const).some((key) => old[key] !== now[key]) ? [`${from}的说明、依据有改动`] : [];
  return [...moved, ...renamed, ...asked, ...said];
}
