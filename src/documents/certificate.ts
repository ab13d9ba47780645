import { GAP, P } from './layout/blocks.ts';
import { formDoc } from './layout/document.ts';
import { chineseDate } from './layout/figures.ts';
import { widestSize } from './layout/measure.ts';
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
  /** The name that an earlier certificate bore, which this one replaces, and until when. */
  replaces?: { readonly name: string; readonly until: string } | null;
  /** The public page that says valid, expired, revoked or unknown. */
  checkUrl: string;
  /** Of a signed one: 查验码, and what the second code carries, by which the paper alone can be checked. */
  proof?: { readonly code: string; readonly carried: string };
  creditCode?: string | null;
  /** 认定文件 by name and number, where the certificate cites it. */
  basis?: string;
};

/** A4 turned, with even margins inside the frame. */
const PAPER: Paper = { width: 297, height: 210, margin: { top: 22, right: 34, bottom: 18, left: 34 } };
const WIDTH = PAPER.width - PAPER.margin.left - PAPER.margin.right;
const QR_WIDTH = 27;
/** The second code is dense: at this width it is read from a scan of 150 dots an inch. */
const PROOF_WIDTH = 44;

/** An address as a person types it: the number in its own characters, which a browser writes as bytes by itself. */
const typed = (url: string): string => decodeURI(url);

/** Above everything: whose, and which. */
function head({ creditCode, number }: CertificateData): Table {
  const small = { role: 'fang', size: 11, valign: 'top' } as const;
  const cells = [
    { width: WIDTH / 2, text: creditCode ? `统一社会信用代码：${creditCode}` : ' ', align: 'left', ...small } as const,
    { text: `证书编号：${number}`, align: 'right', ...small } as const,
  ];
  return table(WIDTH, [{ height: 10, cells }], { ruled: false });
}

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
            lines: [
              ...(data.proof ? ['电子证书以电子签名为准，纸质证书须盖章', `查验码：${data.proof.code}`] : []),
              `查验网址：${typed(data.checkUrl)}`,
            ],
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

/** A text of more characters takes more than three lines, and would push the seal off the page. */
const LONG = 96;
/** What a change of name says beside it has room for one line. */
const LINE = 54;

const body = (data: CertificateData): Block[] => {
  const cited = data.basis ? `根据${data.basis}，` : '';
  const text = `${cited}经评审、公示，认定你单位为“${titledIn(data).platform}”（服务功能：${functionNames(data.functions, titledIn(data).functions)}）。`;
  const term = `有效期：${chineseDate(data.validFrom)}至${chineseDate(data.validTo)}`;
  const { replaces } = data;
  const anew = replaces ? `原名称为“${replaces.name}”，${chineseDate(replaces.until)}变更，换发本证书，原证书不再使用。` : '';
  const named = `${data.organisation}：`;
  const words = {
    role: 'song',
    indent: 2,
    ...(text.length > LONG ? { size: 16, pitch: 29 } : { size: 18, pitch: 34 }),
  } as const;
  return [
    P(named, { role: 'song', size: Math.min(20, Math.max(14, Math.floor(widestSize(named, WIDTH)))), pitch: 34 }),
    P(text, { ...words, align: 'justify' }),
    P(term, words),
    ...(anew === ''
      ? []
      : [
          P(anew, {
            role: 'song',
            indent: 2,
            ...(anew.length > LINE ? { size: 10.5, pitch: 15 } : { size: 12, pitch: 20 }),
            align: 'justify',
          }),
        ]),
  ];
};

/** The back: what the electronic one is, and the code by which the paper alone is checked. */
function back({ proof, number, checkUrl }: CertificateData & { proof: NonNullable<CertificateData['proof']> }): Block[] {
  const code = { svg: qrSvg(proof.carried), width: PROOF_WIDTH, alt: `证书 ${number} 的离线核验二维码` };
  const lines = [
    `一、证书是否有效，以查验结果为准：扫正面的二维码，或者在 ${typed(checkUrl)} 查验；也可以在证书查验页输入证书编号、查验码 ${proof.code}、单位名称或者统一社会信用代码。`,
    '二、电子证书带有认定部门的电子签名，改动任何一处签名即失效；另存、打印以后没有电子签名，按前款查验。',
    '三、左侧二维码载有本证书的编号、单位、服务功能、有效期和对它们的签名，没有网络也可以用公布的公钥核对；是否已经撤销，按公布的状态表核对。',
    '四、本证书不得转让、出租；认定、查验不收取任何费用。',
  ];
  return [
    P('查 验 说 明', { role: 'title', size: 24, align: 'center', pitch: 60 }),
    GAP(8),
    table(
      WIDTH,
      [
        {
          height: 60,
          cells: [
            { width: 56, image: code, text: '离线核验码', valign: 'top', role: 'kai', size: 10.5 },
            { lines: lines.map((text) => ({ runs: [{ text }], align: 'justify', indent: 2 })), valign: 'top', role: 'fang', size: 15 },
          ],
        },
      ],
      { ruled: false },
    ),
  ];
}

/** 示范平台证书 on A4 landscape (第十一条、第十二条): for the issuer's seal, with a code that leads to the public state of the recognition. */
export function certificate(data: CertificateData): FormDoc {
  const blocks: Block[] = [
    head(data),
    P(titledIn(data).platform, { role: 'title', size: 32, align: 'center', pitch: 46, level: 1 }),
    P('证　书', { role: 'title', size: 40, align: 'center', pitch: 54 }),
    ...(data.replaces ? [] : [GAP(6)]),
    ...body(data),
    ...(data.replaces ? [] : [GAP(6)]),
    foot(data),
  ];
  const meta = {
    title: `${titledIn(data).platform}证书 ${data.number}`,
    platform: titledIn(data).platform,
    author: data.issuer,
    subject: '示范平台证书',
    date: data.issuedOn,
  };
  const page = { paper: PAPER, numbered: false, framed: true };
  const { proof } = data;
  return formDoc(meta, [{ ...page, blocks }, ...(proof ? [{ ...page, blocks: back({ ...data, proof }) }] : [])]);
}
