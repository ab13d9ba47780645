import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023, jxEdition } from '../../test/law.ts';
import { resolve } from '../core/scheme/edition/derive.ts';
import { localEdition } from '../core/scheme/edition/local.ts';
import { toScheme } from '../core/scheme/edition/to-scheme.ts';
import { annex1 } from './annex1.ts';
import { annex2 } from './annex2.ts';
import { annex3 } from './annex3.ts';
import { annex6 } from './annex6.ts';
import { annex7 } from './annex7.ts';
import { annex8 } from './annex8.ts';
import { contentsDoc } from './book/sheets.ts';
import { callSheet } from './call-sheet.ts';
import { certificate } from './certificate.ts';
import { decision } from './decision.ts';
import { annex1Data, annex7Data, annex8Data, certificateData, receiptData } from './examples.ts';
import { receipt } from './receipt.ts';
import { recommendationList } from './recommendation-list.ts';
import { official, titledBy } from './titled.ts';

test('省级办法的文书与官方表格一字不差：抬头、附件6的收件人（含原文印误）、附件1的意见栏、附件7备注、附件8表头', () => {
  assert.deepEqual(titledBy(jx2023), official);
});

test('第十七条 市里的文书没有一处省级的名称，附件2不再问市级认定，后面的两栏序号顺上〔17.s1〕', () => {
  const office = '南昌市工业和信息化局';
  const town = { place: '南昌市', counties: ['东湖区'], office, short: '市工信局' };
  const head = { id: 'nc-own', title: '南昌市中小企业公共服务示范平台认定管理办法', recommenders: 'issuer' } as const;
  const titled = titledBy(toScheme(resolve(jxEdition, localEdition(jxEdition, town, head)).edition));
  const form = { applicant: '甲', content: { values: {}, tables: {} }, derived: {}, filledOn: '2026-03-28' };
  const made = [
    annex1({ ...annex1Data(), panelOpinion: '', influence: '', demonstration: '', opinion: '', recommender: office, titled }),
    annex2({ ...form, titled }),
    annex3({ ...form, titled }),
    annex6({ applicant: '甲', filledOn: '', titled }),
    annex7({ ...annex7Data(0), titled }),
    annex8({ ...annex8Data(0), authority: office, titled }),
    certificate({ ...certificateData(), basis: '', issuer: office, titled }),
    decision({
      ...{ kind: '不予推荐', number: '南昌平2026-0001', year: 2026, applicant: '甲', authority: office, article: '第八条（二）', titled },
      ...{
        reasons: [],
        reconsideration: null,
        decidedOn: '2026-04-29',
        letter: { number: '1', code: '2', checkUrl: 'https://x', contact: null },
      },
    }),
    recommendationList({ recommender: office, issuer: office, year: 2026, lines: [], quota: null, filledOn: '', titled }),
    receipt({ ...receiptData(), materials: [], titled }),
    callSheet({
      ...{ number: '1', applicant: '甲', recommender: office, rows: [], replaced: [], printedBy: '乙', purpose: '电话测评' },
      ...{ printedOn: '2026-04-29', titled },
    }),
    contentsDoc({ data: { applicant: '甲', number: null, date: '2026-03-28', titled }, entries: [] }),
  ].map((doc) => JSON.stringify(doc));
  for (const text of made) assert.doesNotMatch(text, /江西省(中小企业公共服务|工业和信息)|省工业和信息化厅|设区市|市级示范平台/);
  assert.match(made[1] ?? '', /五、得到政府扶持的情况.*六、对区域中小企业发展的影响/);
  assert.match(made[1] ?? '', /南昌市工业和信息化局制/);
  assert.match(made[3] ?? '', /"南昌市工业和信息化局：".*南昌市中小企业公共服务示范平台申报材料/);
  assert.match(made[6] ?? '', /认定你单位为“南昌市中小企业公共服务示范平台”/);
});

test('功能另有名称的办法：附件7、附件8、证书、推荐汇总名单用它的名称；它没有的功能仍是官方名称', () => {
  const functions = [{ key: 'innovation', label: '技术开发' }];
  const titled = { ...official, functions };
  const row = { platform: '甲', place: '南昌市', functions: ['innovation', 'training'], figures: {} };
  const line = { number: '1', applicant: '甲', creditCode: '', kind: '综合性', functions: row.functions, signedOn: '2026-04-01' };
  const made = [
    annex7({ ...annex7Data(0), rows: [row], titled }),
    annex8({ ...annex8Data(0), rows: [row], titled }),
    certificate({ ...certificateData(), functions: row.functions, titled }),
    recommendationList({ recommender: '甲', issuer: '乙', year: 2026, lines: [line], quota: null, filledOn: '', titled }),
  ];
  for (const doc of made) assert.match(JSON.stringify(doc), /技术开发、人才培训/);
});

test('证书上的查验网址写明编号本身，能照着输入；二维码里的是编码以后的', () => {
  const checkUrl = `https://sf.example.gov.cn/certificates/${encodeURIComponent('赣州平示2025-001')}`;
  const made = JSON.stringify(certificate({ ...certificateData(), checkUrl }));
  assert.match(made, /查验网址：https:\/\/sf\.example\.gov\.cn\/certificates\/赣州平示2025-001"/);
  assert.ok(made.includes(`证书查验二维码：${checkUrl}`));
});
