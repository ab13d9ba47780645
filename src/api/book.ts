import type { Everything } from '../acts/archive/take-away.ts';
import type { Material } from '../acts/dossier/records.ts';
import { markText } from '../core/annexes/version-mark.ts';
import type { Piece } from '../documents/book/piece.ts';
import type { Described } from '../documents/forms.ts';
import type { BookOrder } from '../documents/made/order.ts';
import { collected } from '../documents/made/shelf.ts';
import { titledBy } from '../documents/titled.ts';
import { materialsInOrder } from './materials-in-order.ts';
import { annex1Of, dossierAnnex, personalOn } from './papers.ts';
import type { SignedCtx } from './server.ts';

/** Annexes 2 to 6 by the names that 第九条 gives them. */
export const annexNames = {
  1: '推荐表',
  2: '申请报告',
  3: '主要服务设施、软件及仪器设备清单',
  4: '主要从业人员情况表',
  5: '上一年度服务中小企业名单及服务评价表',
  6: '申报材料真实性声明函',
} as const;

const numbers = [2, 3, 4, 5, 6] as const;

/** The merged PDF for those who still need paper: contents, annex 1 for officials, annexes 2 to 6, each with its stamped scan, and what was uploaded. */
export function bookOf({ paper, recommendation, standing, leftOut, leftOutFiles }: Everything, ctx: SignedCtx): BookOrder {
  const { dossier, applicant, mark } = paper;
  const date = dossier.submittedOn ?? ctx.today;
  const out = leftOutFiles === 0 ? {} : { leftOut: `佐证材料 ${leftOutFiles} 件未装订：写明用途查看材料后，或含个人信息的版本中装订` };
  const data = {
    titled: titledBy(paper.scheme),
    applicant,
    number: dossier.number,
    date,
    ...out,
    ...(mark ? { mark: markText(mark) } : {}),
  };

  function* pieces(): Generator<Piece> {
    if (recommendation) yield* annex(1, annex1Of(recommendation, ctx.publicUrl));
    for (const number of numbers) yield* annex(number, dossierAnnex(number, paper, ctx));
    for (const { material, item } of materialsInOrder(paper.scheme.materials, paper.materials))
      yield uploaded(material, `${item}：${material.name}`, ctx);
  }
  /** As it is made here, and after it as it came back with its seal. */
  function* annex(number: keyof typeof annexNames, described: Described): Generator<Piece> {
    const title = `附件${number}　${annexNames[number]}`;
    const out = leftOut.some((scan) => scan.annex === String(number)) ? '（盖章扫描件见含个人信息的版本）' : '';
    yield { title: title + out, paper: described };
    for (const scan of standing) if (scan.annex === String(number)) yield uploaded(scan, `${title}（盖章扫描件）`, ctx);
  }
  return { what: 'book', personal: personalOn(paper), book: { title: `申报材料汇编 ${applicant}`, data, pieces: [...pieces()] } };
}

const uploaded = (
  { name, fileHash, mediaType, size }: Pick<Material, 'name' | 'fileHash' | 'mediaType' | 'size'>,
  title: string,
  { tools }: SignedCtx,
): Piece => ({ title, file: { name, hash: fileHash, mediaType, size, bytes: async () => collected(await tools.files.open(fileHash)) } });
