import type { ExtraField } from '../core/scheme/edition/edition.ts';
import { placeOfExtra } from '../core/scheme/edition/extra-words.ts';
import type { Scheme } from '../core/scheme/scheme.ts';

/** What a stored value of the field is, as the contract sends it: numbers and days as text. */
function shapeOf({ kind, options = [], unit, longest, atLeast, atMost, label, hint, because, required }: ExtraField): object {
  const limits = [
    unit === undefined ? '' : `单位：${unit}`,
    atLeast === undefined ? '' : `最小${atLeast}`,
    atMost === undefined ? '' : `最大${atMost}`,
    required ? '必填' : '选填',
  ];
  const said = { title: label, description: [...limits, hint ?? '', because].filter((one) => one !== '').join('；') };
  if (kind === 'yesNo') return { ...said, type: ['boolean', 'null'] };
  if (kind === 'choice') return { ...said, enum: [...options, null] };
  if (kind === 'date') return { ...said, type: ['string', 'null'], format: 'date' };
  if (kind === 'number') return { ...said, type: ['string', 'null'], pattern: '^-?\\d+(\\.\\d{1,2})?$' };
  return { ...said, type: ['string', 'null'], maxLength: longest ?? 200 };
}

/**
 * The fields and columns that editions ask for beside the official forms, by edition and table: `ExtraFields.nc-2027`, `ExtraFields.nc-2027.served`. They are
 * members of `values` and of a row's `cells` wherever a form is sent.
 */
export function extraSchemas(schemes: readonly Pick<Scheme, 'id' | 'title' | 'extraFields'>[]): Record<string, object> {
  return Object.fromEntries(
    schemes.flatMap(({ id, title, extraFields }) =>
      [...new Set(extraFields.map(({ table }) => table))].map((table) => {
        const here = extraFields.filter((one) => one.table === table);
        const name = ['ExtraFields', id, ...(table === undefined ? [] : [table])].join('.');
        const properties = Object.fromEntries(here.map((one) => [one.key, shapeOf(one)]));
        return [name, { type: 'object', title: `${title}：${placeOfExtra({ table })}`, properties, additionalProperties: false }];
      }),
    ),
  );
}
