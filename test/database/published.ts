import type { Transaction } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { prepareNotice, type Written } from '../../src/acts/notice/prepare.ts';
import { noticeKind } from '../../src/acts/notice/publish.ts';
import type { Notice } from '../../src/acts/notice/records.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { found } from '../../src/acts/refusal.ts';
import type { Acting } from './acting.ts';

/** A notice as an officer writes it. */
export const written: Written = {
  ...{ number: '赣工信公示〔2026〕18号', title: '2026年度示范平台拟认定名单公示', body: '现将拟认定名单予以公示。' },
  ...{ fromOn: null, version: 0 },
  contact: {
    ...{ office: '企业发展处', phone: '0791-88910000', email: 'qyc@example.gov.cn', address: '南昌市红谷滩区赣江中大道1号' },
    ...{ postcode: '330038', supervisor: '驻厅纪检监察组', supervisorPhone: '0791-88910001' },
  },
};

type By = { officer: SignedIn; leader: SignedIn; roundId: string; day: string };

/** The officer writes, the leader signs, and it is out. */
export async function published(acting: Acting, { officer, leader, roundId, day }: By, more: Partial<Written> = {}): Promise<Notice> {
  const { id } = await prepareNotice(acting.on(officer, day), roundId, { ...written, ...more });
  await take(acting.on(leader, day), noticeKind, { id, step: 'publish', brought: {} });
  return found(await acting.system((tx) => tx.notices.notice(id)));
}

/** Objections as the office lists them, to one notice or to all. */
export const objectionsIn = async (tx: Transaction, noticeId?: string) =>
  (await tx.notices.objections({ noticeId, limit: 200, offset: 0 })).lines;
