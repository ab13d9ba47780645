import type { ComplaintKind } from '../../core/procedure/complaint.ts';
import { complaintProcedure } from '../../core/procedure/complaint.ts';
import { bySystem, type Transaction, type World } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence } from '../files/evidence.ts';
import { freshCode, plainCode, type Receipt } from '../receipt.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import type { Complaint, ComplaintLine } from './port.ts';

const { article } = complaintProcedure;

export type NewComplaint = {
  kind: ComplaintKind;
  platformId?: string | undefined;
  about: string;
  complainant: string;
  contact: string;
  content: string;
};

/** Anybody complains at any time (第四条、第十六条); who it is stays sealed. Answers the receipt. */
export async function receiveComplaint(world: World, input: NewComplaint): Promise<Receipt> {
  const nth = await countedFrom(world, 'complaint');
  const code = freshCode(world);
  return world.asSystem(async (tx) => {
    const { issuerId, platformId } = await addressed(tx, input);
    const number = `TS${world.today.slice(0, 4)}-${String(await tx.next(`complaint:${world.today.slice(0, 4)}`)).padStart(4, '0')}`;
    const one: Complaint = {
      ...{ id: world.tools.newId(), issuerId, platformId, about: input.about, kind: input.kind, number },
      ...{ codeHash: hashOf(world, code), complainant: input.complainant, contact: input.contact, content: input.content },
      ...{ state: complaintProcedure.first, handlerId: null, gone: [], finding: null, inquiry: null, reply: null, word: null },
      ...{ nthFromSource: nth, filedAt: world.now, assignedAt: null, answeredBy: null, answeredAt: null, version: 1 },
    };
    await tx.complaints.add(one);
    await tx.record({
      ...bySystem(world),
      action: 'receiveComplaint',
      article,
      subject: { kind: 'complaint', id: one.id },
      parties: { issuerId },
      detail: { number, kind: one.kind, platformId },
    });
    await tx.post({
      key: `complaint:${one.id}:received`,
      to: { organisationId: issuerId, role: one.kind === 'staff' ? 'leader' : 'officer' },
      subject: `收到投诉举报 ${number}`,
      body: `收到投诉举报，请${one.kind === 'staff' ? '指定' : '受理并确定'}承办人（${article}）。只有承办人写明用途后可以查看投诉举报人。`,
      link: '/app/complaints',
    });
    return { number, code };
  });
}

/** Which authority: the one that recognised the platform, else the province. */
async function addressed(tx: Transaction, { platformId }: NewComplaint): Promise<Pick<Complaint, 'issuerId' | 'platformId'>> {
  if (platformId !== undefined) {
    const platform = await tx.recognitions.platform(platformId);
    return platform === null
      ? badInput('platformId', '示范平台', '没有这个示范平台，请从平台页重新进入，或者在“投诉举报的对象”中写明单位名称')
      : { issuerId: platform.issuerId, platformId };
  }
  return { issuerId: found((await tx.directory.organisations({ kinds: ['province'] }))[0]).id, platformId: null };
}

/** Beyond so many from one address each waits a little, and none is refused for good. */
const countedFrom = (world: World, purpose: 'complaint' | 'complaintCode', subject = ''): Promise<number> =>
  counted(world, { purpose, subject, source: sourceOf(world, world.origin.address) }, rules[purpose], (wait) =>
    purpose === 'complaint'
      ? `从您所在的网络提出的投诉举报较多，请${wait}后再次提交，填写的内容请先保留`
      : `从您所在的网络查询的次数较多，请${wait}后再试`,
  );

const hashOf = ({ tools }: World, code: string): string => tools.digest(`complaint code ${plainCode(code)}`);
const numberOf = (typed: string): string => plainCode(typed).replace(/^(TS\d{4})/, '$1-');

/** The complaint whose receipt it is. Refused alike where there is none and where the code is another; who tries many waits. */
async function ofReceipt(world: World, { number, code }: Receipt): Promise<ComplaintLine> {
  const one = await world.asSystem((tx) => tx.complaints.byReceipt(numberOf(number), hashOf(world, code)));
  if (one !== null) return one;
  await countedFrom(world, 'complaintCode');
  return refuse({ kind: 'notFound' });
}

export type Tracked = Pick<ComplaintLine, 'number' | 'state' | 'kind' | 'about' | 'filedAt' | 'assignedAt' | 'answeredAt'> & {
  finding: ComplaintLine['finding'];
  reply: string | null;
  files: { name: string; size: number }[];
};

/** How it stands, by its receipt: nothing of what was said but what it is about; the reply once a leader agreed to it. */
export async function trackComplaint(world: World, receipt: Receipt): Promise<Tracked> {
  const one = await ofReceipt(world, receipt);
  const files = await world.asSystem((tx) => tx.evidence.of([one.id]));
  const told = one.state === 'answered';
  const { number, state, kind, about, filedAt, assignedAt, answeredAt } = one;
  return {
    ...{ number, state: told || state === 'received' ? state : 'assigned', kind, about, filedAt, assignedAt, answeredAt },
    ...{ finding: told ? one.finding : null, reply: told ? one.reply : null },
    files: files.map(({ name, size }) => ({ name, size })),
  };
}

/** Whoever complains adds a file of evidence, until it is answered. */
export async function bringComplaintEvidence(world: World, receipt: Receipt, brought: { incoming: Incoming; sniff: Sniff }): Promise<void> {
  const { id: caseId, issuerId } = await ofReceipt(world, receipt);
  await bringEvidence(
    world,
    { kind: 'complaint', caseId, article },
    {
      ...brought,
      allowed: async (tx) => {
        if ((await tx.complaints.one(caseId))?.state === 'answered')
          notNow(article, '这件投诉举报已经答复，不再接收证据；有新的线索请另行提出');
      },
      noted: (tx, { fileHash, size }) =>
        tx.record({
          ...bySystem(world),
          action: 'bringComplaintEvidence',
          article,
          subject: { kind: 'complaint', id: caseId },
          parties: { issuerId },
          detail: { hash: fileHash, size },
        }),
    },
  );
}
