import { annex1Title, assessmentMethods, panelists, recommendation, sample as sampleFields } from '../core/annexes/annex1.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { annexMark, coverBlanks, GAP, kept, lineSize, P, paragraphs } from './layout/blocks.ts';
import { caption, head } from './layout/cells.ts';
import { cover, formDoc, pages } from './layout/document.ts';
import { dateOrBlank } from './layout/figures.ts';
import { estimatedHeight } from './layout/measure.ts';
import { type Block, type FormDoc, type Lines, PORTRAIT, SIZE, type Table, typeWidth } from './layout/paper.ts';
import { type Band, type CellSpec, table } from './layout/table.ts';
import { inWords, type OfMeasure, titledIn } from './titled.ts';

/** `signed`: what stands under 签字, a line each; nothing leaves it to the pen. */
export type Annex1Expert = { name: string; position: string; employer: string; signed?: string };

export type Annex1Sample = {
  enterprise: string;
  /** 1 to 5, as printed above the table; null where nobody was reached. */
  method: number | string | null;
  interviewee: string;
  position: string;
  mobile: string;
  service: string;
  satisfied: boolean | null;
  /** Why the enterprise was not assessed, and what followed. */
  disposition?: string;
};

export type Annex1Data = OfMeasure & {
  /** How many enterprises and experts the paper asks for at least, by the round's edition. */
  asks: { readonly sample: number; readonly panel: number };
  applicant: string;
  recommender: string;
  /** 2026-03-31; empty prints the blank to fill in. */
  filledOn: string;
  panelOpinion: string;
  experts: readonly Annex1Expert[];
  sample: readonly Annex1Sample[];
  influence: string;
  demonstration: string;
  opinion: string;
  /** Stands below the opinion where the sample speaks against it. */
  lowReason?: { readonly label: string; readonly text: string } | null;
  signedOn?: string;
  versionMark?: string;
  /** Where the printed version can be checked. */
  checkUrl?: string;
};

const WIDTH = typeWidth(PORTRAIT);
/** Rows that the official form prints. */
const EXPERT_ROWS = 6;
const SAMPLE_ROWS = 12;
/** Two lines in the row of one name. */
const SIGNED_SIZE = 9;

const coverPage = (data: Annex1Data): Block[] => [
  annexMark(1),
  GAP(34),
  P(titledIn(data).platform, { role: 'title', size: lineSize(titledIn(data).platform, 26), align: 'center', pitch: 42 }),
  P('推荐表', { role: 'title', size: 36, align: 'center', pitch: 60 }),
  GAP(50),
  coverBlanks([
    { label: '申报单位(盖章)：', value: data.applicant },
    { label: '推荐部门(盖章)：', value: data.recommender },
    { label: '填报日期：', value: dateOrBlank(data.filledOn) },
  ]),
  GAP(28),
  P(kept(titledIn(data).issuer, '  制'), { role: 'kai', align: 'center' }),
];

/** Given rows, and blank ones up to what the form prints. */
const padded = <T>(rows: readonly T[], least: number): (T | undefined)[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, least - rows.length) }, () => undefined),
];

const typed = (text: string): Lines[] => {
  const lines = paragraphs(text);
  return lines.length > 0 ? lines : [{ runs: [{ text: '' }] }];
};

function panelTable(data: Annex1Data): Table {
  const widths = [32, 38, 54, 32];
  const labels = [panelists.name.label, panelists.title.label, panelists.employer.label, '签字'];
  const row = (cells: readonly string[]): CellSpec[] => widths.map((width, i) => ({ width, text: cells[i] ?? '' }));
  const signed = (cells: CellSpec[], one: Annex1Expert | undefined): CellSpec[] =>
    cells.map((cell, i) =>
      i === widths.length - 1 && one?.signed ? { width: cell.width ?? 0, lines: one.signed.split('\n'), size: SIGNED_SIZE } : cell,
    );
  const bands: Band[] = [
    { height: 12, cells: [{ ...caption('专家组评审意见'), align: 'center', size: SIZE.fourth }] },
    { height: 92, cells: [{ lines: typed(data.panelOpinion), align: 'left', valign: 'top', size: SIZE.smallFourth }] },
    { height: 11, cells: labels.map((label, i) => head(label, entryAt(widths, i))) },
    ...padded(data.experts, EXPERT_ROWS).map((one) => ({
      height: 11,
      cells: signed(row(one ? [one.name, one.position, one.employer] : []), one),
    })),
  ];
  return table(WIDTH, bands, { size: 11 });
}

const SAMPLE_WIDTHS = [36, 14, 16, 17, 24, 34, 15] as const;

/** 满意, 不满意, or why it is neither. */
const satisfaction = (one: Annex1Sample): string => {
  if (one.satisfied === null) return one.disposition ? '未测评' : '';
  return one.satisfied ? '满意' : '不满意';
};

function sampleBand(one: Annex1Sample | undefined): Band {
  const [enterprise, method, interviewee, position, mobile, service, satisfied] = SAMPLE_WIDTHS;
  const noted = one?.disposition ? [one.service, `（${one.disposition}）`].filter((line) => line !== '') : [one?.service ?? ''];
  return {
    height: 10,
    cells: [
      { width: enterprise, text: one?.enterprise ?? '', align: 'left' },
      { width: method, text: String(one?.method ?? '') },
      { width: interviewee, text: one?.interviewee ?? '' },
      { width: position, text: one?.position ?? '' },
      { width: mobile, text: one?.mobile ?? '' },
      { width: service, lines: noted, align: 'left' },
      { width: satisfied, text: one ? satisfaction(one) : '' },
    ],
  };
}

/** 1、上门拜访 2、电话询问 … */
const methods = assessmentMethods.map((one) => `${one.number}、${one.label}`).join('  ');

/** The draw and its assessment; the three lines above the rows are repeated on every page. */
function assessmentTable(data: Annex1Data): Table {
  const bands: Band[] = [
    {
      height: 11,
      cells: [
        { ...caption(`推荐部门组织测评情况(随机抽取服务企业名单${data.asks.sample}家以上)`), align: 'center', size: SIZE.smallFourth },
      ],
    },
    { height: 10, cells: [head('测评方法', SAMPLE_WIDTHS[0]), { text: methods, align: 'left' }] },
    { height: 14, cells: Object.values(sampleFields).map((field, i) => head(field.label, entryAt(SAMPLE_WIDTHS, i))) },
    ...padded(data.sample, SAMPLE_ROWS).map(sampleBand),
  ];
  return table(WIDTH, bands, { head: 3, size: 10 });
}

const OPINION_HEIGHT = 85;
const OPINION_SIZE = 11;
/** Line pitch of the opinion in millimetres. */
const OPINION_PITCH = 4.9;
const NOTHING: Lines = { runs: [{ text: ' ' }] };

/** The opinion in one cell over all the width: heading, text, and at its foot the seal's place and the date. */
function opinionBand(data: Annex1Data): Band {
  const heading = (text: string): Lines => ({ runs: [{ text, role: 'hei' }] });
  const { lowReason } = data;
  const above: Lines[] = [
    ...[heading(titledIn(data).opinion), ...typed(data.opinion)],
    ...(lowReason ? [NOTHING, heading(lowReason.label), ...typed(lowReason.text)] : []),
  ];
  const foot: Lines[] = [
    { runs: [{ text: '(盖   章)' }], align: 'right', inset: 5 },
    NOTHING,
    { runs: [{ text: dateOrBlank(data.signedOn) }], align: 'right', inset: 3 },
  ];
  const room = OPINION_HEIGHT - estimatedHeight({ lines: [...above, ...foot], size: OPINION_SIZE, direction: 'flat' }, WIDTH);
  const spacer = Array.from({ length: Math.max(1, Math.floor(room / OPINION_PITCH) - 2) }, () => NOTHING);
  return { height: OPINION_HEIGHT, cells: [{ lines: [...above, ...spacer, ...foot], align: 'left', valign: 'top' }] };
}

function findingsTable(data: Annex1Data): Table {
  const told = (label: string, text: string, height: number): Band => ({
    height,
    cells: [head(label, 26), { lines: typed(text), align: 'left' }],
  });
  const bands = [
    told(recommendation.influence.label, data.influence, 60),
    told(recommendation.demonstration.label, data.demonstration, 60),
    opinionBand(data),
  ];
  return table(WIDTH, bands, { size: OPINION_SIZE });
}

/** 附件1 推荐表 (第八条（三）): cover, 专家组评审意见, 测评 with every sampled enterprise, influence, demonstration, opinion. */
export function annex1(data: Annex1Data): FormDoc {
  return formDoc(
    {
      title: inWords(annex1Title, titledIn(data)),
      platform: titledIn(data).platform,
      author: data.recommender,
      subject: '附件1',
      date: data.filledOn,
      mark: data.versionMark,
      checkUrl: data.checkUrl,
    },
    [
      cover(coverPage(data)),
      pages([panelTable(data), P(`注：专家不少于${data.asks.panel}人`, { size: SIZE.smallFourth, pitch: 24 })], { firstPage: 1 }),
      pages([assessmentTable(data)]),
      pages([findingsTable(data)]),
    ],
  );
}
