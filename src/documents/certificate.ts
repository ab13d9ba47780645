import { GAP, P } from './layout/blocks.ts';
import { formDoc } from './layout/document.ts';
import { chineseDate } from './layout/figures.ts';
import { type Block, type FormDoc, type Paper, SIZE, type Table } from './layout/paper.ts';
import { functionNames } from './layout/read.ts';
import { table } from './layout/table.ts';
import { qrSvg } from './qr.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type CertificateData = OfMeasure & {
  /** 证书编号 */
  number: string;
  organisation: string;
  functions: string | readonly string[];
  /** Both days inclusive, 2026-06-01. */
  validFrom: string;
  validTo: string;
  issuer: string;
  issuedOn: string;
  /** The public page that says valid, expired, revoked or unknown. */
  checkUrl: string;
  /** 认定文件 by name and number, where the certificate cites it. */
  basis?: string;
};

/** A4 turned, with even margins inside the frame. */
const PAPER: Paper = { width: 297, height: 210, margin: { top: 30, right: 34, bottom: 24, left: 34 } };
const WIDTH = PAPER.width - PAPER.margin.left - PAPER.margin.right;
const QR_WIDTH = 27;

/** An address as a person types it: the number in its own characters, which a browser writes as bytes by itself. */
const typed = (url: string): string => decodeURI(url);

/** Left the code to check by, right the issuer over the date, where the seal goes. */
function foot(data: CertificateData): Table {
  const caption = { role: 'kai', size: 9 } as const;
  return table(
    WIDTH,
    [
      {
        height: 42,
        cells: [
          {
            width: 34,
            image: { svg: qrSvg(data.checkUrl), width: QR_WIDTH, alt: `证书查验二维码：${data.checkUrl}` },
            text: '扫码查验证书状态',
            valign: 'bottom',
            ...caption,
          },
          {
            width: 85,
            lines: [`证书编号：${data.number}`, `查验网址：${typed(data.checkUrl)}`],
            align: 'left',
            valign: 'bottom',
            role: 'fang',
            size: 9.5,
          },
          {
            lines: [data.issuer, ' ', `${chineseDate(data.issuedOn)}`],
            valign: 'bottom',
            role: 'song',
            size: SIZE.third,
          },
        ],
      },
    ],
    { ruled: false },
  );
}

const body = (data: CertificateData): Block[] => {
  const cited = data.basis ? `根据${data.basis}，` : '';
  const text = `${cited}经评审、公示，认定你单位为“${titledIn(data).platform}”（服务功能：${functionNames(data.functions, titledIn(data).functions)}）。`;
  const term = `有效期：${chineseDate(data.validFrom)}至${chineseDate(data.validTo)}`;
  return [
    P(`${data.organisation}：`, { role: 'song', size: 20, pitch: 36 }),
    P(text, { role: 'song', size: 18, pitch: 34, indent: 2, align: 'justify' }),
    P(term, { role: 'song', size: 18, pitch: 34, indent: 2 }),
  ];
};

/** 示范平台证书 on A4 landscape (第十一条、第十二条): for the issuer's seal, with a code that leads to the public state of the recognition. */
export function certificate(data: CertificateData): FormDoc {
  const blocks: Block[] = [
    P(titledIn(data).platform, { role: 'title', size: 32, align: 'center', pitch: 50, level: 1 }),
    P('证　书', { role: 'title', size: 40, align: 'center', pitch: 60 }),
    GAP(5),
    ...body(data),
    GAP(3),
    foot(data),
  ];
  const meta = {
    title: `${titledIn(data).platform}证书 ${data.number}`,
    platform: titledIn(data).platform,
    author: data.issuer,
    subject: '示范平台证书',
    date: data.issuedOn,
  };
  return formDoc(meta, [{ paper: PAPER, numbered: false, framed: true, blocks }]);
}
