import { figureKeys } from '../../src/core/annexes/annex7.ts';
import { annex1 } from '../../src/documents/annex1.ts';
import { annex6 } from '../../src/documents/annex6.ts';
import { annex7 } from '../../src/documents/annex7.ts';
import { annex8 } from '../../src/documents/annex8.ts';
import { contentsDoc, unboundDoc } from '../../src/documents/book/sheets.ts';
import { callSheet } from '../../src/documents/call-sheet.ts';
import { certificate } from '../../src/documents/certificate.ts';
import { decision } from '../../src/documents/decision.ts';
import * as examples from '../../src/documents/examples.ts';
import type { FormDoc } from '../../src/documents/layout/paper.ts';
import { receipt } from '../../src/documents/receipt.ts';
import { recommendationList } from '../../src/documents/recommendation-list.ts';

// The papers that no applicant's form is behind: each with data in which every text and every figure is a token of its own.

export type Leaf = { readonly path: string; readonly said: string };
type Texts = (no: number) => string;

/** Days, instants, addresses, digests and words of a fixed list stay as they are; `kept` names the others by their key. */
const fixed = /^\d{4}-\d{2}-\d{2}|^https?:|^[\da-f]{8,}$/;

/** The data with every text replaced by one of its own, and where each stood. */
function tokenised<T>(data: T, kept: readonly string[], texts: Texts): { data: T; leaves: readonly Leaf[] } {
  const leaves: Leaf[] = [];
  const walk = (node: unknown, path: string): unknown => {
    if (
      kept.includes(
        path
          .split('/')
          .filter((one) => !/^\d+$/.test(one))
          .at(-1) ?? '',
      )
    )
      return node;
    if (typeof node === 'string' && node !== '' && !fixed.test(node)) {
      const said = texts(leaves.length + 1);
      leaves.push({ path, said });
      return said;
    }
    if (Array.isArray(node)) return node.map((one, i) => walk(one, `${path}/${i}`));
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, walk(one, path === '' ? key : `${path}/${key}`)]));
  };
  return { data: walk(data, '') as T, leaves };
}

export type Paper = { readonly name: string; readonly doc: FormDoc; readonly leaves: readonly Leaf[] };

const contact = { office: '科室', phone: '电话' };
const line = { number: '编号', applicant: '单位', creditCode: '代码', kind: '类型', functions: ['training'], signedOn: '2026-04-22' };
const book = { applicant: '单位', number: '编号', date: '2026-03-28', mark: '第3版' };
const called = {
  enterprise: '企业',
  contact: '联系人',
  job: '职务',
  mobile: '手机',
  service: '服务',
  satisfied: true,
  tried: ['无人接听', '占线'],
};

const figured = (paper: Paper, figures: readonly Leaf[]): Paper => ({ ...paper, leaves: [...paper.leaves, ...figures] });

/** Every such paper; a new text in the data of one is looked for by itself. */
export function tokenPapers(texts: Texts): Paper[] {
  const made = <T>(name: string, form: (data: T) => FormDoc, data: T, kept: readonly string[] = []): Paper => {
    const { data: full, leaves } = tokenised(data, kept, texts);
    return { name, doc: form(full), leaves };
  };
  const marked = { versionMark: '第3版', checkUrl: 'https://shifan.example.gov.cn/v/1' };
  const quarter = (from: number) => Object.fromEntries(figureKeys.map((key, i) => [key, String(from + i)]));
  const rows = [731_001, 741_001].map((from, i) => ({
    ...examples.annex7Data(2).rows[i],
    platform: '平台',
    functions: ['quality'],
    figures: quarter(from),
  }));
  const totals = quarter(751_001);
  const printed = (...of: Readonly<Record<string, string>>[]): Leaf[] =>
    of.flatMap((one) => Object.entries(one).map(([key, said]) => ({ path: `figures/${key}`, said })));
  const figures = ['figures', 'totals', 'functions'];
  return [
    made('附件1', annex1, { ...examples.annex1Data(), ...marked, lowReason: { label: '仍予推荐的理由', text: '理由' } }, [
      'label',
      'method',
    ]),
    made('附件6', annex6, { applicant: '单位', filledOn: '2026-03-28', ...marked }),
    figured(
      made(
        '附件7',
        annex7,
        { ...examples.annex7Data(2), versionMark: '第2版', rows: rows.map((row) => ({ place: '所属地', ...row })) },
        figures,
      ),
      printed(...rows.map((row) => row.figures)),
    ),
    figured(
      made(
        '附件8',
        annex8,
        { ...examples.annex8Data(2), versionMark: '第2版', rows: rows.map(({ place: _, ...row }) => row), totals },
        figures,
      ),
      printed(...rows.map((row) => row.figures), totals),
    ),
    made('证书', certificate, examples.certificateData(), ['functions']),
    made('提交回执', receipt, { ...examples.receiptData(), unprintable: ['附件5第3行“企业联系人”'] }, ['submittedAt']),
    ...(['不予推荐', '不予受理'] as const).map((kind) =>
      made(
        `${kind}通知`,
        decision,
        {
          ...{ kind, number: '编号', year: 2026, applicant: '单位', authority: '机关', article: '第八条（二）', decidedOn: '2026-04-29' },
          reasons: [
            { article: '第六条（三）', text: '理由一', says: '条文' },
            { article: '第六条（一）', text: '理由二', says: null },
          ],
          reconsideration: null,
          letter: { number: '文号', code: '校验码', checkUrl: 'https://shifan.example.gov.cn/decisions/1/a', contact },
        },
        ['kind'],
      ),
    ),
    made(
      '推荐函',
      recommendationList,
      { recommender: '推荐部门', issuer: '组织部门', year: 2026, lines: [line, line], quota: 12, filledOn: '2026-04-22' },
      ['functions'],
    ),
    made('测评电话表', callSheet, {
      ...{ number: '编号', applicant: '单位', recommender: '推荐部门', printedBy: '经办人', purpose: '用途', printedOn: '2026-04-20' },
      rows: [
        { position: 1, ...called },
        { position: 2, ...called },
      ],
      replaced: [{ position: 3, enterprise: '企业', reason: '空号', note: '工商登记电话相同' }],
    }),
    made(
      '目录',
      contentsDoc,
      {
        data: book,
        entries: [
          { title: '附件2', page: 3 },
          { title: '审计报告', page: 30, unbound: '打不开' },
        ],
      },
      ['mark', 'unbound'],
    ),
    made('见电子附件', unboundDoc, { data: book, file: { title: '审计报告', name: '报告.pdf', hash: '66c7f0f4', unbound: '打不开' } }, [
      'number',
      'applicant',
    ]),
  ];
}
