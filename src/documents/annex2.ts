import { annex2Title, applicationTableTitle, narratives } from '../core/annexes/annex2.ts';
import type { Content } from '../core/annexes/field.ts';
import { annex2Tables } from '../core/annexes/form.ts';
import { keysOf } from '../core/text/keys-of.ts';
import { applicationTables, besideNote } from './annex2-form.ts';
import { appendix, type OfExtra } from './extra.ts';
import { annexMark, coverBlanks, GAP, kept, lineSize, P, paragraphs, title } from './layout/blocks.ts';
import { cover, formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import type { Block, FormDoc } from './layout/paper.ts';
import { SIZE } from './layout/paper.ts';
import { type Reader, reader } from './layout/read.ts';
import { inWords, type OfMeasure, type Titled, titledIn } from './titled.ts';

export type Annex2Data = OfMeasure &
  OfExtra & {
    applicant: string;
    content: Content;
    /** Computed figures by `key` or `table/rowId/column`. */
    derived: Readonly<Record<string, string>>;
    /** 2026-03-31; empty prints the blank to fill in. */
    filledOn: string;
    /** Small print at the foot of each page, such as 第3版 and the hash. */
    versionMark?: string;
    /** Where the printed version can be checked. */
    checkUrl?: string;
  };

const coverPage = (data: Annex2Data): Block[] => [
  annexMark(2),
  GAP(34),
  P(titledIn(data).platform, { role: 'title', size: lineSize(titledIn(data).platform, 26), align: 'center', pitch: 42 }),
  P('申请报告', { role: 'title', size: 36, align: 'center', pitch: 60 }),
  GAP(58),
  coverBlanks([
    { label: '申报单位(盖章)：', value: data.applicant },
    { label: '填报日期：', value: dateOrBlank(data.filledOn) },
  ]),
  GAP(30),
  P(kept(titledIn(data).issuer, '制'), { role: 'kai', align: 'center' }),
];

const narrativeKeys = keysOf(narratives);

/** 申请报告的主要内容: the application table, then parts 二 to 八. */
function contentsPage(titled: Titled): Block[] {
  const lines = [`一、《${inWords(applicationTableTitle, titled)}》`, ...narrativeKeys.map((key) => narratives[key].label)];
  const ended = lines.map((line, i) => (i === 0 ? line : `${line}${i < lines.length - 1 ? '；' : '。'}`));
  return [title('申请报告的主要内容'), GAP(8), ...ended.map((line) => P(line, { indent: 2, align: 'justify' }))];
}

const applicationPages = (data: Annex2Data, read: Reader): Block[] => {
  const [first, second] = applicationTables(read, titledIn(data));
  return [
    title(inWords(applicationTableTitle, titledIn(data)), 18),
    P(`申报单位(盖章)：${data.applicant}`, { size: SIZE.smallFourth, pitch: 24 }),
    first,
    { kind: 'break' },
    second,
    ...besideNote(read, titledIn(data)),
  ];
};

/** Parts 二 to 八: the official heading in 黑体, the applicant's own text below. */
function narrativePages(read: Reader): Block[] {
  return narrativeKeys.flatMap((key): Block[] => [
    P(narratives[key].label, { role: 'hei', indent: 2, align: 'justify', level: 2 }),
    ...paragraphs(read.text(key)).map(({ runs, indent, hang }) => P(runs, { indent, hang, align: 'justify' })),
    GAP(4),
  ]);
}

/** 附件2 申请报告: cover, 主要内容, 申请表, and the narrative parts 二 to 八 (第九条（一）). */
export function annex2(data: Annex2Data): FormDoc {
  const read = reader(data.content, data.derived);
  return formDoc(
    {
      ...{ title: inWords(annex2Title, titledIn(data)), platform: titledIn(data).platform },
      author: data.applicant,
      subject: '附件2',
      date: data.filledOn,
      mark: data.versionMark,
      checkUrl: data.checkUrl,
    },
    [
      cover(coverPage(data)),
      pages(contentsPage(titledIn(data)), { firstPage: 1 }),
      pages(applicationPages(data, read)),
      pages(narrativePages(read)),
      ...appendix(read, data, { annex: 2, fields: true, tables: annex2Tables }),
    ],
  );
}
