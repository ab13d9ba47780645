import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { by, type Context } from '../context.ts';
import { needsProof } from '../proof.ts';
import { found } from '../refusal.ts';
import type { Contact } from './contact-port.ts';
import type { Held } from './own-data-port.ts';

/** A part of what is kept, as a table; instants stay ISO, an act stays its code, for who shows it to put into words. */
export type OwnPart = { title: string; note: string; columns: readonly string[]; rows: readonly (readonly (string | null)[])[] };

/**
 * All that the system keeps of whoever asks, and who dealt with it (个人信息保护法第四十五条): of one's own account alone, after one has shown again who one
 * is. Secrets are told by their being there: a password, a second factor and a link are kept so that nobody can read them.
 */
export const ownData = (ctx: Context): Promise<{ madeAt: string; parts: OwnPart[] }> =>
  ctx.asSystem(async (tx) => {
    needsProof(ctx);
    const { accountId, organisationId, roles, ownRoles = roles } = ctx.actor;
    const files = ownRoles.some((role) => role === 'clerk' || role === 'manager');
    const held = found(await tx.ownData.of(accountId, files ? organisationId : null));
    const contact = await tx.contacts.of(accountId);
    const factorSince = (await tx.secondFactors.of(accountId))?.setAt ?? null;
    await tx.record({ ...by(ctx), action: 'exportOwnData', article: null, subject: { kind: 'account', id: accountId } });
    return { madeAt: ctx.wallNow, parts: [account(held, factorSince), reached(contact), ...kept(held), ...deeds(held, files)] };
  });

const named = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、');
const yes = (is: boolean): string => (is ? '是' : '否');
const pairs = (title: string, note: string, of: Readonly<Record<string, string | null>>): OwnPart => ({
  ...{ title, note, columns: ['项目', '内容'], rows: Object.entries(of) },
});

const account = (held: Held, factorSince: string | null): OwnPart =>
  pairs('账号', '口令、动态口令、恢复码、登录凭据只保存核对用的摘要或者加密保存，不提供内容。', {
    姓名: held.name,
    登录名: held.login,
    单位: held.organisation,
    角色: named(held.roles),
    开通: held.createdAt,
    在用: yes(held.active),
    因久未登录停用: held.dormantAt,
    启用动态口令: factorSince,
  });

const reached = (contact: Contact | null): OwnPart =>
  pairs('联系方式', '加密保存，只有本人看得到全部，没有查看它的办法，也就没有谁查看过。', {
    电子邮箱: contact?.email ?? null,
    邮箱确认: contact?.emailConfirmedAt ?? null,
    手机: contact?.mobile ?? null,
    邮件接收: contact === null ? null : yes(!contact.mailOff),
    政务消息平台接收: contact === null ? null : yes(!contact.hookOff),
  });

const reasons: Readonly<Record<string, string>> = { new: '新开通', invited: '受邀开通', reset: '重置口令' };
const counts: Readonly<Record<keyof Held['counts'], string>> = {
  assignment: '指定您办理的申报',
  recusal: '回避',
  panelInvitation: '参加评审的邀请',
  panelWord: '评审讨论的发言',
  reading: '读取后还没有导入的名单',
  upload: '还没有传完的文件',
};
const grantStates: Readonly<Record<string, string>> = { asked: '待确认', done: '已授予', refused: '不同意', withdrawn: '已撤回' };
const seatStates: Readonly<Record<string, string>> = { seated: '在组', recused: '回避', away: '不能参加' };
const sendStates: Readonly<Record<string, string>> = {
  queued: '待发',
  sending: '发送中',
  sent: '已发出',
  failed: '没有发出',
  dropped: '已取消',
};

/** What lies in tables; one that holds nothing is told as well, by having no rows. */
const kept = (held: Held): OwnPart[] => [
  part(
    '登录',
    ['浏览器', '登录', '最近使用', '到期'],
    held.sessions.map((one) => [one.browser, one.createdAt, one.seenAt, one.endsAt]),
  ),
  part(
    '口令链接',
    ['事由', '办理', '使用', '作废', '到期'],
    held.links.map((one) => [reasons[one.reason] ?? one.reason, one.askedAt, one.usedAt, one.overAt, one.endsAt]),
  ),
  part(
    '角色变更',
    ['角色', '结果', '提出', '办结'],
    held.grants.map((one) => [named(one.roles), grantStates[one.state] ?? one.state, one.askedAt, one.decidedAt]),
  ),
  part(
    '离岗和代签',
    ['情形', '自', '至'],
    held.absences.map((one) => [one.standsIn ? '代他人签发' : '本人离岗', one.fromOn, one.toOn]),
  ),
  part(
    '专家信息',
    ['工作单位', '原工作单位', '职务职称', '专业领域'],
    held.expert === null
      ? []
      : [[held.expert.employer, held.expert.formerEmployers.join('、'), held.expert.position, held.expert.fields.join('、')]],
  ),
  part(
    '不能参加评审的日期',
    ['自', '至', '撤回'],
    held.away.map((one) => [one.fromOn, one.toOn, one.takenBackAt]),
  ),
  part(
    '评审任务',
    ['申报编号', '情形', '抽中', '签署'],
    held.seats.map((one) => [one.number, seatStates[one.state] ?? one.state, one.seatedAt, one.signedAt]),
  ),
  part(
    '填写的申报',
    ['申报编号', '修改次数', '首次', '最近'],
    held.edits.map((one) => [one.number, String(one.edits), one.first, one.last]),
  ),
  part(
    '保存的筛选',
    ['名称'],
    held.views.map((one) => [one.name]),
  ),
  part(
    '其他记录',
    ['事项名称', '件数'],
    (Object.keys(counts) as (keyof Held['counts'])[]).map((key) => [counts[key], String(held.counts[key])]),
    '内容在各自的页面查看。',
  ),
  part(
    '消息',
    ['发出', '阅读'],
    held.messages.map((one) => [one.createdAt, one.readAt]),
    '内容在“消息”栏目查看。',
  ),
  part(
    '邮件和政务消息',
    ['途径', '结果', '生成', '发出'],
    held.mails.map((one) => [
      one.channel === 'mail' ? '邮件' : '政务消息平台',
      sendStates[one.state] ?? one.state,
      one.createdAt,
      one.sentAt,
    ]),
  ),
];

function part(title: string, columns: readonly string[], rows: OwnPart['rows'], note = ''): OwnPart {
  return { title, note, columns, rows };
}

const deeds = (held: Held, files: boolean): OwnPart[] => [
  part(
    '谁办理过您的账号',
    ['时间', '事项', '办理人'],
    held.about.map(({ at, action, who }) => [at, action, who]),
  ),
  ...(files
    ? [
        part(
          '哪些单位查看过本单位申报和季度调度表中的个人信息',
          ['时间', '事项', '查看单位', '依据'],
          held.opened.map(({ at, action, who, article }) => [at, action, who, article]),
          '本单位填报的名单中有您的，也在其中。',
        ),
      ]
    : []),
  part(
    '您办理的事项',
    ['时间', '事项', '依据', '用途'],
    held.did.map(({ at, action, article, purpose }) => [at, action, article, purpose]),
  ),
];
