import { agreements, basics, capability, investors, operation, operationFields, otherPartners, products } from '../core/annexes/annex2.ts';
import { printedDocument } from '../core/identifiers/legal-document.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { P, paragraphs } from './layout/blocks.ts';
import { caption, labelled, moneyCell, numberCell, slot, TABLE_SIZE } from './layout/cells.ts';
import { chineseDate, figure, money } from './layout/figures.ts';
import type { Block, Lines, Run, Table } from './layout/paper.ts';
import { PORTRAIT, typeWidth } from './layout/paper.ts';
import { type Reader, type RowReader, textOf } from './layout/read.ts';
import { type Band, type CellSpec, table } from './layout/table.ts';
import type { Titled } from './titled.ts';

// 附件2 江西省中小企业公共服务示范平台申请表, in two tables: the official form begins 三 on a new page.

const WIDTH = typeWidth(PORTRAIT);
const LINE = 8.4;

/** Three labelled cells on one line. */
const triple = (cells: readonly [string, string][]): Band => ({
  height: LINE,
  cells: cells.map(([label, value], i) => labelled(label, value, entryAt([45, 68, 43], i))),
});

const basicBands = (read: Reader): Band[] => [
  { height: LINE, cells: [caption('一、平台基本情况')] },
  triple([
    [basics.nature.label, read.text('nature')],
    [basics.creditCode.label, read.text('creditCode')],
    [basics.issuer.label, read.text('issuer')],
  ]),
  triple([
    [basics.registeredOn.label, chineseDate(read.text('registeredOn'))],
    [basics.address.label, read.text('address')],
    [basics.postcode.label, read.text('postcode')],
  ]),
  triple([
    [basics.legalRepresentative.label, read.text('legalRepresentative')],
    [basics.legalIdNumber.label, printedDocument(read.text('legalIdKind'), read.text('legalIdNumber'))],
    [basics.legalMobile.label, read.text('legalMobile')],
  ]),
  triple([
    [basics.contactName.label, read.text('contactName')],
    [basics.contactPhone.label, read.text('contactPhone')],
    [basics.contactMobile.label, read.text('contactMobile')],
  ]),
  triple([
    [basics.website.label, read.text('website')],
    [basics.filingNumber.label, read.text('filingNumber')],
    [basics.email.label, read.text('email')],
  ]),
];

/** As many rows as there are, and never fewer than the official form prints. */
const atLeast = (rows: RowReader[], least: number): (RowReader | null)[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, least - rows.length) }, () => null),
];

function investorBands(read: Reader): Band[] {
  const rows = atLeast(read.rows('investors'), 5);
  const [name, nature, share] = [76, 28, 22];
  const capital: CellSpec = {
    width: WIDTH - name - nature - share,
    rows: rows.length + 1,
    lines: [basics.registeredCapital.label, `${slot(money(read.text('registeredCapital')), 2)}万元`],
  };
  return [
    {
      height: LINE,
      cells: [
        capital,
        { width: name, text: `其中：${investors.name.label}` },
        { width: nature, text: investors.nature.label },
        { width: share, text: `${investors.share.label} %` },
      ],
    },
    ...rows.map((row) => ({
      height: 7.4,
      cells: [
        { width: name, text: row?.text('name') ?? '', align: 'left' as const },
        { width: nature, text: row?.text('nature') ?? '' },
        numberCell(row?.value('share') ?? null, share),
      ],
    })),
  ];
}

function assetBands(read: Reader): Band[] {
  const count = figure(read.text('equipmentCount'));
  const price = money(read.text('equipmentPrice'));
  const area = slot(figure(read.derived('premisesArea')));
  const owned = slot(figure(read.text('premisesOwned')), 2);
  const rented = slot(figure(read.text('premisesRented')), 2);
  const total = slot(figure(read.text('staffTotal')), 2);
  const professional = slot(figure(read.text('staffProfessional')), 2);
  return [
    {
      height: LINE,
      cells: [
        { width: 30, rows: 2, lines: [basics.totalAssets.label, `${slot(money(read.text('totalAssets')), 2)}万元`] },
        {
          align: 'left',
          text: `仪器、设备数量：${slot(count, 3)}台(套)，购买价格：${slot(price)}万元，占总资产${slot(bare(read.derived('equipmentShare')), 2)}%`,
        },
      ],
    },
    { height: LINE, cells: [{ align: 'left', text: `服务场地面积${area}平方米，(其中：自有${owned}平方米，租用${rented}平方米)` }] },
    {
      height: LINE,
      cells: [
        {
          align: 'left',
          text: `从业人数：共${total}人，其中大专及以上学历和中级及以上技术职称的专业人员${professional}人，占总人数${slot(bare(read.derived('staffProfessionalShare')), 2)}%`,
        },
      ],
    },
  ];
}

const OPERATION_WIDTHS = [16, 24, 24, 24, 22, 20, 26] as const;

function operationBands(read: Reader): Band[] {
  const [year, assets, revenue, income, profit, enterprises, share] = OPERATION_WIDTHS;
  return [
    { height: LINE, cells: [caption('二、平台运营情况(单位：万元、户、%)')] },
    { height: 12, cells: Object.values(operation).map((field, i) => ({ text: field.label, width: entryAt(OPERATION_WIDTHS, i) })) },
    ...atLeast(read.rows('operation'), 2).map((row) => ({
      height: LINE,
      cells: [
        { text: row?.text('year') ?? '', width: year },
        moneyCell(row?.value('assets') ?? null, assets),
        moneyCell(row?.value('revenue') ?? null, revenue),
        moneyCell(row?.value('serviceIncome') ?? null, income),
        moneyCell(row?.value('profit') ?? null, profit),
        numberCell(row?.value('enterprises') ?? null, enterprises),
        numberCell(row?.value('benefitShare') ?? null, share),
      ],
    })),
  ];
}

const LABEL = 36;

/** The functions with a box each, filled where applied for. */
function functionRuns(read: Reader, { functions }: Titled): Run[] {
  const chosen = read.value('functions');
  const keys = Array.isArray(chosen) ? chosen : [];
  return functions.flatMap((one, i): Run[] => [
    ...(i === 0 ? [] : [{ text: '  ' }]),
    { text: `${keys.includes(one.key) ? '■' : '□'}${one.label}`, keep: true },
  ]);
}

const PRODUCT_WIDTHS = [44, 20, 20, 26, 24, 22] as const;

function productBands(read: Reader): Band[] {
  const [product, enterprises, persons, income, share, satisfaction] = PRODUCT_WIDTHS;
  return [
    { height: 12, cells: Object.values(products).map((field, i) => ({ text: field.label, width: entryAt(PRODUCT_WIDTHS, i) })) },
    ...atLeast(read.rows('products'), 3).map((row) => ({
      height: LINE,
      cells: [
        { text: row?.text('product') ?? '', width: product, align: 'left' as const },
        numberCell(row?.value('enterprises') ?? null, enterprises),
        numberCell(row?.value('persons') ?? null, persons),
        moneyCell(row?.value('income') ?? null, income),
        { text: row ? percent(read.derived(`products/${row.id}/incomeShare`) || row.text('incomeShare')) : '', width: share },
        numberCell(row?.value('satisfaction') ?? null, satisfaction),
      ],
    })),
  ];
}

/** A computed share, given with or without its sign, as a bare number. */
const bare = (value: string): string => value.replace(/%$/, '');

const percent = (value: string): string => (value === '' ? '' : `${bare(value)}%`);

function partnerBands(read: Reader): Band[] {
  const signed = read.rows('agreements');
  const others = read.rows('otherPartners');
  const lines = Math.max(3, signed.length, others.length);
  const half = (WIDTH - LABEL) / 2;
  return [
    {
      height: LINE,
      cells: [
        { width: LABEL, rows: lines + 1, text: `合作资源(共${slot(read.derived('partnersTotal'), 2)}家)` },
        { width: half, text: agreements.name.label },
        { width: half, text: otherPartners.name.label },
      ],
    },
    ...Array.from({ length: lines }, (_, i) => ({
      height: LINE,
      cells: [
        { width: half, text: signed[i]?.text('name') ?? '', align: 'left' as const },
        { width: half, text: others[i]?.text('name') ?? '', align: 'left' as const },
      ],
    })),
  ];
}

/** 次数、时间、地点、参加企业户数、参加人数: a line an event, after how many there were. */
function activityLines(read: Reader): (string | Lines)[] {
  const rows = read.rows('activities');
  if (rows.length === 0) return [''];
  const line = (row: RowReader, i: number): string => {
    const attended = `参加企业${figure(row.text('enterprises'))}户，参加人数${figure(row.text('participants'))}人`;
    return `${i + 1}．${[chineseDate(row.text('heldOn')), row.text('place'), attended].filter(Boolean).join('，')}`;
  };
  return [`共${rows.length}次。`, ...rows.map((row, i) => `${line(row, i)}${i < rows.length - 1 ? '；' : '。'}`)];
}

/** A label on the left, the applicant's text on the right. */
const told = (label: string, lines: readonly (string | Lines)[], height: number): Band => ({
  height,
  cells: [
    { width: LABEL, text: label },
    { lines: lines.length > 0 ? lines : [''], align: 'left' },
  ],
});

const typed = (read: Reader, key: string): Lines[] => paragraphs(read.text(key), 0);

function influenceBand(read: Reader, label: string): Band {
  const heading: Lines = { runs: [{ text: label, role: 'hei' }] };
  return { height: 30, cells: [{ align: 'left', valign: 'top', lines: [heading, ...paragraphs(read.text('influence'))] }] };
}

/** The 申请表: 一 and 二, then 三 to 七. */
export function applicationTables(read: Reader, titled: Titled): [Table, Table] {
  const first = [...basicBands(read), ...investorBands(read), ...assetBands(read), ...operationBands(read)];
  const second: Band[] = [
    { height: LINE, cells: [caption('三、服务能力及业绩情况')] },
    {
      height: 12,
      cells: [
        { width: LABEL, text: capability.functions.label },
        { runs: functionRuns(read, titled), align: 'left' },
      ],
    },
    told(capability.qualifications.label, typed(read, 'qualifications'), 14),
    ...productBands(read),
    ...partnerBands(read),
    told('大型服务活动开展情况(次数、时间、地点、参加企业户数、参加人数等)', activityLines(read), 30),
    told('四、参加相关公益性服务活动情况', typed(read, 'publicBenefit'), 20),
    ...(titled.asksBelow
      ? [told('五、市级示范平台认定文件或省直部门相关证明文件的名称及文号', typed(read, 'municipalRecognition'), 20)]
      : []),
    told(titled.governmentSupport, typed(read, 'governmentSupport'), 16),
    influenceBand(read, titled.influence),
  ];
  return [table(WIDTH, first, { size: TABLE_SIZE }), table(WIDTH, second, { size: TABLE_SIZE })];
}

/** The names of the events and the function that each served, by their numbers in the table (第六条（六）). */
function activitiesBeside(read: Reader, { functions }: Titled): string[] {
  const labels = new Map(functions.map(({ key, label }) => [key, label]));
  const named = read.rows('activities').flatMap((row, i) => {
    const by = labels.get(row.text('function'));
    const said = `${row.text('name')}${by ? `（${by}）` : ''}`;
    return said === '' ? [] : [`${i + 1}．${said}`];
  });
  return named.length === 0 ? [] : [`大型服务活动的名称和所属服务功能：${named.join('，')}`];
}

/** What the system asks beside the official form, which has no place for it; printed under the table, never in it. */
export function besideNote(read: Reader, titled: Titled): Block[] {
  const items: [string, string][] = [
    [basics.staffFullTime.label, read.text('staffFullTime') && `${read.text('staffFullTime')}人`],
    [capability.kind.label, read.text('kind')],
    [operationFields.benefitBasis.label, textOf(read.value('benefitBasis'))],
  ];
  const given = items
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}：${value}`)
    .concat(activitiesBeside(read, titled));
  return given.length === 0 ? [] : [P(`申报系统另填：${given.join('；')}。`, { size: 9, pitch: 16 })];
}
