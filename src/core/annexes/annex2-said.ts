import { documentKinds } from '../identifiers/legal-document.ts';
import { serviceFunctions } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { basics, capability, influence, municipalRecognition, narratives, operationFields, publicBenefit } from './annex2.ts';
import { EXTRA_TITLE } from './extra.ts';
import { extraSaidIn } from './extra-said.ts';

/** Annex 2 as text, whether printed here or changed in somebody's Word: the cells of its tables row by row, and the lines outside of them. */
export type Annex2Text = { readonly rows: readonly (readonly string[])[]; readonly outside: string };

/** What an edition calls the functions otherwise than the official form, and what it asks for beside it. */
export type Asked = Partial<Pick<Scheme, 'functions' | 'extraFields'>>;

/**
 * What annex 2 says in its single places, by key of the form and as it stands there: only of places that are found. Blanks between characters, full-width
 * marks and the numbers of headings, which another edition or program changes, find nothing less.
 */
export function saidInAnnex2(
  { rows, outside }: Annex2Text,
  { functions = serviceFunctions, extraFields = [] }: Asked = {},
): ReadonlyMap<string, string> {
  return new Map([
    ...labelledIn(rows),
    ...figuresIn(rows),
    ...functionsIn(
      rows,
      functions.map(({ label }) => label),
    ),
    ...textsIn(rows),
    ...reportIn(outside),
    ...besideIn(outside),
    ...extraSaidIn(rows, extraFields),
  ]);
}

type Said = [key: string, text: string][];

/** 五、得到政府扶持的情况 is called so whatever its number is. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^[一二三四五六七八九]、/, '');

/** 邮编：330096, or the label in one cell and the value in the next. */
function labelled(row: readonly string[], label: string): string | null {
  const wanted = plain(label);
  for (const [at, cell] of row.entries()) {
    const [, head = '', value = ''] = /^([^:：]*)[:：]([\s\S]*)$/.exec(cell) ?? [];
    if (plain(head) === wanted) return value.trim();
    if (plain(cell) === wanted && at + 1 < row.length) return (row[at + 1] ?? '').trim();
  }
  return null;
}

const single = [
  'nature',
  'creditCode',
  'issuer',
  'registeredOn',
  'address',
  'postcode',
  'legalRepresentative',
  'contactName',
  'contactPhone',
  'website',
  'filingNumber',
  'email',
] as const;

/** Whose mobile it is stands at the beginning of its row. */
const ofWhom = { legalMobile: 'legalRepresentative', contactMobile: 'contactName' } as const;

function labelledIn(rows: Annex2Text['rows']): Said {
  const first = (label: string, within = rows): string | null =>
    within.map((row) => labelled(row, label)).find((text) => text !== null) ?? null;
  const said = single.map((key) => [key, first(basics[key].label)] as const);
  const mobiles = Object.entries(ofWhom).map(([key, whose]) => {
    const beside = rows.filter((row) => labelled(row, basics[whose].label) !== null);
    return [key, first('手机', beside)] as const;
  });
  return [...said, ...mobiles, ...documentIn(first(basics.legalIdNumber.label))].flatMap(([key, text]) =>
    text === null ? [] : [[key, text]],
  );
}

/** 护照 E12345678: the kind before the number, unless it is an identity card. */
function documentIn(text: string | null): [string, string | null][] {
  if (text === null) return [];
  const kind = documentKinds.find((one) => text.startsWith(one)) ?? '';
  return [
    ['legalIdKind', kind],
    ['legalIdNumber', text.slice(kind.length).trim()],
  ];
}

/** Figures that stand in a sentence or above their unit; as `plain` has it. */
const sentences: readonly [key: string, pattern: RegExp][] = [
  ['registeredCapital', /^注册资本:?(.*?)万元/],
  ['totalAssets', /^上年末总资产:?(.*?)万元/],
  ['equipmentCount', /仪器、设备数量:?(.*?)台/],
  ['equipmentPrice', /购买价格:?(.*?)万元/],
  ['premisesOwned', /自有(.*?)平方米/],
  ['premisesRented', /租用(.*?)平方米/],
  ['staffTotal', /^从业人数:?共?(.*?)人/],
  ['staffProfessional', /专业人员(.*?)人/],
];

function figuresIn(rows: Annex2Text['rows']): Said {
  const cells = rows.flat().map(plain);
  return sentences.flatMap(([key, pattern]): Said => {
    const found = cells.map((cell) => pattern.exec(cell)?.[1]).find((text) => text !== undefined);
    return found === undefined ? [] : [[key, found.replace(/_/g, '')]];
  });
}

const TICKED = /[■☑√✓✔▣☒⊠✅●R]/;

/** The functions that are ticked, by their names: ■信息服务 □技术创新, or with the box behind the name. */
function functionsIn(rows: Annex2Text['rows'], labels: readonly string[]): Said {
  const cell = rows.flat().find((text) => labels.filter((label) => text.includes(label)).length > 2);
  if (cell === undefined) return [];
  const places = labels
    .map((label) => ({ label, at: cell.indexOf(label) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const before = places.map(({ at }, i) => cell.slice(i === 0 ? 0 : endOf(places[i - 1]), at));
  const behind = places.map((place, i) => cell.slice(endOf(place), places[i + 1]?.at ?? cell.length));
  const boxes = before[0]?.trim() === '' && behind.at(-1)?.trim() !== '' ? behind : before;
  const ticked = places.filter((_, i) => TICKED.test(boxes[i] ?? ''));
  return [['functions', ticked.map(({ label }) => label).join('、')]];
}

const endOf = (place: { label: string; at: number } | undefined): number => (place ? place.at + place.label.length : 0);

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** Texts beside their heading, and the one below it. */
const beside = {
  qualifications: capability.qualifications.label,
  publicBenefit: publicBenefit.publicBenefit.label,
  municipalRecognition: municipalRecognition.municipalRecognition.label,
  governmentSupport: '得到政府扶持的情况',
} as const;

function textsIn(rows: Annex2Text['rows']): Said {
  const texts = Object.entries(beside).flatMap(([key, label]): Said => {
    const row = rows.find(([head = '']) => plain(head) === plain(label));
    return row && row.length > 1 ? [[key, tidy(row[1] ?? '')]] : [];
  });
  const heading = plain(influence.influence.label).replace(/\(.*$/, '');
  const told = rows.flat().find((cell) => plain(cell).startsWith(heading));
  const [, ...lines] = told?.split('\n') ?? [];
  return told === undefined ? texts : [...texts, ['influence', tidy(lines.join('\n'))]];
}

/** Where the appendix sheet of an edition that asks for more begins, behind the report: the annex's number above its title, the applicant below; one of them may be gone. */
function appendixAt(seen: readonly string[]): number {
  const lines = [...seen.entries()].filter(([, line]) => line !== '');
  const marked = (i: number): boolean => lines[i - 1]?.[1] === '附件2';
  const named = (i: number): boolean => lines[i + 1]?.[1].startsWith('申报单位(盖章)') === true;
  const title = lines.findLastIndex(([, line], i) => line === EXTRA_TITLE && (marked(i) || named(i)));
  return lines[marked(title) ? title - 1 : title]?.[0] ?? seen.length;
}

/** Parts 二 to 八 of the report: what stands between their headings, which the contents page names too. */
function reportIn(outside: string): Said {
  const all = outside.split('\n');
  const lines = all.slice(0, appendixAt(all.map((line) => plain(line))));
  const seen = lines.map((line) => plain(line));
  const starts = Object.entries(narratives)
    .map(([key, { label }]) => ({ key, at: seen.lastIndexOf(plain(label)) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return starts.map(({ key, at }, i) => [key, tidy(lines.slice(at + 1, starts[i + 1]?.at).join('\n'))]);
}

const asked = {
  staffFullTime: basics.staffFullTime.label,
  kind: capability.kind.label,
  benefitBasis: operationFields.benefitBasis.label,
} as const;

/** 申报系统另填：其中专职从业人员：18人；平台类型：综合性平台。 */
function besideIn(outside: string): Said {
  const [, told] = /申报系统另填[:：](.*)/.exec(outside) ?? [];
  if (told === undefined) return [];
  return Object.entries(asked).flatMap(([key, label]): Said => {
    const [, text] = new RegExp(`${label}[:：]([^；;。]*)`).exec(told) ?? [];
    return text === undefined ? [] : [[key, text.replace(/人$/, '').trim()]];
  });
}
