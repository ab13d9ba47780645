import { damaged, refusal } from './limits.ts';
import { type Entries, type Entry, entryAt, isOds } from './package.ts';
import { notASheet } from './stranger.ts';
import { attributeOf, emptyElement, tagsOf } from './xml.ts';

// Where a package keeps what: by its relationships, as the standard has it (ECMA-376 part 2), not by the names that Excel happens to give.

export type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** The inner relationships that a .rels part lists; links out of the package are none of ours. */
export const relationsOf = (xml: string): Relation[] =>
  tagsOf(xml, 'Relationship')
    .filter((tag) => attributeOf(tag, 'TargetMode') !== 'External')
    .map((tag) => ({ id: attributeOf(tag, 'Id'), type: attributeOf(tag, 'Type'), target: attributeOf(tag, 'Target') }));

/** The last word of a relationship's type, the same in the transitional and the strict namespace. */
export const typeOf = ({ type }: Relation): string => type.slice(type.lastIndexOf('/') + 1).toLowerCase();

/** The part that `part` points to: a path from the package's root or from the part's own folder. */
export function targetOf(entries: Entries, part: string, { target }: Pick<Relation, 'target'>): Entry | undefined {
  const path = percentDecoded(target.replaceAll('\\', '/').replace(/#.*$/, ''));
  const names = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') names.pop();
    else if (step !== '' && step !== '.') names.push(step);
  }
  return entryAt(entries, names.join('/'));
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where a part's own relationships stand. */
export const relationsName = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

export type Main = { readonly kind: 'xlsx' | 'xlsb' | 'docx' | 'ods'; readonly part: Entry };
type Signposts = { readonly types: string; readonly relations: string };

/** The two parts by which a package says what it is. */
export const signpostsOf = (entries: Entries): { types: Entry | undefined; relations: Entry | undefined } => ({
  types: entryAt(entries, '[Content_Types].xml'),
  relations: entryAt(entries, '_rels/.rels'),
});

const kinds: readonly (readonly ['pptx' | Main['kind'], RegExp, RegExp])[] = [
  ['pptx', /presentationml|powerpoint/, /(^|\/)presentation\.xml$/i],
  ['docx', /wordprocessingml|ms-word/, /(^|\/)document\d*\.xml$/i],
  ['xlsb', /sheet\.binary/, /(^|\/)workbook\.bin$/i],
  ['xlsx', /spreadsheetml|ms-excel/, /(^|\/)workbook\d*\.xml$/i],
];

/** What a package is and its main part. Throws a refusal that says what it is where it is neither a workbook nor, as an annex, a document. */
export function mainOf(entries: Entries, { types, relations }: Signposts): Main {
  const content = entries.get('content.xml');
  if (isOds(entries) && content) return { kind: 'ods', part: content };
  if (entries.has('Index/Document.iwa')) throw refusal('这是 Numbers 表格，无法读取。请在 Numbers 中“导出为 Excel”后再导入。');
  const pointed = relationsOf(relations)
    .filter((one) => typeOf(one) === 'officedocument')
    .flatMap((one) => targetOf(entries, '', one) ?? []);
  const usual = ['ppt/presentation.xml', 'word/document.xml', 'xl/workbook.bin', 'xl/workbook.xml'].flatMap(
    (name) => entryAt(entries, name) ?? [],
  );
  for (const part of [...pointed, ...usual]) {
    const said = typeSaid(types, part.name);
    const kind = kinds.find(([, type]) => type.test(said))?.[0] ?? kinds.find(([, , name]) => name.test(part.name))?.[0];
    if (kind === 'pptx') throw notASheet('演示文稿（.pptx）');
    if (kind) return { kind, part };
  }
  throw refusal('这是压缩包（ZIP），不是表格。请解压后选择其中的 .xlsx、.xls、.ods 或 .csv 文件。');
}

const typeSaid = (types: string, part: string): string =>
  tagsOf(types, 'Override')
    .filter((tag) => attributeOf(tag, 'PartName').toLowerCase() === `/${part.toLowerCase()}`)
    .map((tag) => attributeOf(tag, 'ContentType'))
    .join(' ');

/** A workbook as it is put together for its readers: `parts` are unpacked and go by new names, `made` are written by us. */
export type Plan = {
  readonly parts: readonly { readonly from: Entry; readonly to: string }[];
  readonly made: ReadonlyMap<string, string>;
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly from: Entry | undefined }[];
  readonly strings: Entry | undefined;
};

const beside: Readonly<Record<string, string>> = {
  sharedstrings: 'sharedStrings.xml',
  styles: 'styles.xml',
  theme: 'theme/theme1.xml',
  sheetmetadata: 'metadata.xml',
};
/** Sheets without cells of a list: charts, dialogs, macros of Excel 4. */
const noWorksheet = /^(chart|dialog|xlmacro|xlintlmacro)sheet$/;

/**
 * The workbook's worksheets, strings and styles under the names and relationships that every reader knows, and nothing else: no chart sheets
 * and macro sheets (whose absence readers take for damage), no links, no pivot caches.
 */
export function planOf(entries: Entries, main: Entry, { workbook, relations }: { workbook: string; relations: string }): Plan {
  const listed = relationsOf(relations);
  const sheets: { name: string; part: string; from: Entry | undefined }[] = [];
  const pointers: string[] = [];
  const places: number[] = [];
  const kept = workbook.replace(emptyElement('sheet'), (tag: string) => {
    const id = attributeOf(tag, 'id');
    const relation = listed.find((one) => one.id === id);
    places.push(relation && noWorksheet.test(typeOf(relation)) ? -1 : sheets.length);
    if (places.at(-1) === -1) return '';
    const part = `worksheets/sheet${sheets.length + 1}.xml`;
    sheets.push({ name: attributeOf(tag, 'name'), part: `xl/${part}`, from: relation && targetOf(entries, main.name, relation) });
    pointers.push(pointer({ id, type: 'worksheet', target: part }));
    return tag;
  });
  if (places.length === 0) throw refusal(damaged);
  const others = Object.entries(beside).flatMap(([type, to]) => {
    const relation = listed.find((one) => typeOf(one) === type);
    const from = (relation && targetOf(entries, main.name, relation)) ?? usualPart(entries, to);
    if (from) pointers.push(pointer({ id: `beside-${type}`, type: type === 'sharedstrings' ? 'sharedStrings' : type, target: to }));
    return from ? [{ from, to: `xl/${to}` }] : [];
  });
  return {
    parts: [...sheets.flatMap(({ from, part }) => (from ? [{ from, to: part }] : [])), ...others],
    made: new Map([
      ['[Content_Types].xml', contentTypes(sheets.map(({ part }) => part))],
      ['_rels/.rels', relationsXml([pointer({ id: 'main', type: 'officeDocument', target: 'xl/workbook.xml' })])],
      ['xl/workbook.xml', places.includes(-1) ? renumbered(kept, places) : workbook],
      ['xl/_rels/workbook.xml.rels', relationsXml(pointers)],
    ]),
    sheets,
    strings: others.find(({ to }) => to.endsWith('sharedStrings.xml'))?.from,
  };
}

/** A part that no relationship names, where it usually stands. */
const usualPart = (entries: Entries, name: string): Entry | undefined => entryAt(entries, `xl/${name}`);

/** Names and the sheet in front count the sheets; those left out are counted no more. */
const renumbered = (workbook: string, places: readonly number[]): string =>
  workbook.replace(/(\s(?:localSheetId|activeTab|firstSheet)\s*=\s*["'])(\d+)/g, (_, start: string, at: string) => {
    const place = places[Number(at)] ?? -1;
    return place >= 0 ? start + place : start.includes('localSheetId') ? `${start}65535` : `${start}0`;
  });

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
export const pointer = ({ id, type, target }: Relation): string =>
  `<Relationship Id="${escaped(id)}" Type="${office}/${type === 'sheetmetadata' ? 'sheetMetadata' : type}" Target="${target}"/>`;
export const relationsXml = (pointers: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packages}/relationships">${pointers.join('')}</Relationships>`;

const contentTypes = (sheets: readonly string[]): string => {
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${spreadsheet}.${type}+xml"/>`;
  const parts = [
    override('xl/workbook.xml', 'sheet.main'),
    ...sheets.map((part) => override(part, 'worksheet')),
    override('xl/sharedStrings.xml', 'sharedStrings'),
    override('xl/styles.xml', 'styles'),
  ];
  const known = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packages}/content-types">${known}${parts.join('')}</Types>`;
};
