/** People as the form names them; who they are may have changed since an earlier year's dossier. */
export const people: Readonly<Record<string, string>> = {
  legalRepresentative: '法定代表人',
  legalIdNumber: '法定代表人证件号码',
  legalMobile: '法定代表人手机',
  contactName: '联系人',
  contactPhone: '联系电话及传真',
  contactMobile: '联系人手机',
};

type Form = { readonly values: Readonly<Record<string, unknown>>; readonly sources: Readonly<Record<string, string>> };

/** Where a value comes from, as long as it stands as it came; a change by hand takes the source away. */
export const sourceOf = ({ values, sources }: Form, key: string, now: unknown): string | undefined =>
  values[key] === now ? sources[key] : undefined;

/** Personal entries that still stand as an earlier year's dossier had them: to be confirmed before they go out anew. `now`: as typed since. */
export const carriedPeople = (
  came: Form,
  roundYear: number,
  now: Form['values'] = came.values,
): { key: string; label: string; source: string }[] =>
  Object.entries(people).flatMap(([key, label]) => {
    const source = sourceOf(came, key, now[key]) ?? '';
    const year = /(\d{4})年度申报/.exec(source)?.[1];
    const old = year !== undefined && Number(year) < roundYear;
    return old && (now[key] ?? null) !== null ? [{ key, label, source }] : [];
  });
