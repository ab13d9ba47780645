import { chineseDay } from '../../core/calendar/day.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import { checkName } from '../../core/identifiers/plain-name.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import {
  changeFault,
  type PlatformChangeFacts,
  type PlatformChangeState,
  type PlatformChangeSteps,
  platformChangeProcedure,
  type platformChangeSteps,
} from '../../core/procedure/platform-change.ts';
import type { BroughtBy, Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { released } from '../files/quarantine.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { PlatformChange, PlatformChangeLine } from './change-port.ts';

const { article } = platformChangeProcedure;

export type ChangeText = BroughtBy<typeof platformChangeSteps>['write'];

/** What was typed, as it is kept; the address is published, so it holds no number of somebody's. */
function written({ name, address = '', changedOn, reason }: ChangeText): Pick<PlatformChange, 'name' | 'address' | 'changedOn' | 'reason'> {
  const [personal] = personalNumbers(address);
  if (personal) badInput('address', '变更后的地址', `地址里有${personal.kind}，地址公开发布，请去掉后再保存`);
  const checked = checkName(name, '变更后的单位名称');
  if (!checked.ok) badInput('name', '变更后的单位名称', checked.message);
  return { name: checked.value, address: address.trim(), changedOn, reason };
}

/** A clerk of a platform whose title is in force writes down what changed (第十二条); files and submission follow. */
export const openPlatformChange = (ctx: Context, platformId: string, text: ChangeText): Promise<PlatformChange> =>
  ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.organisationId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
      notNow(article, '示范平台称号已不在有效期内，不再变更；单位的登记信息请在“单位与账号”申请更正');
    if (text.changedOn > ctx.today) badInput('changedOn', '证照变更日期', '日期还没有到，请在取得新证照以后申请');
    const fault = changeFault(text, platform);
    if (fault) badInput('name', '变更后的单位名称', fault);
    const { organisationId, issuerId, authorityId } = platform;
    const one: PlatformChange = {
      ...{ id: ctx.tools.newId(), platformId, organisationId, issuerId, authorityId, state: 'draft', ...written(text) },
      ...{ verdict: null, word: '', handledBy: null, remark: null, decidedOn: null, askedAt: ctx.now, version: 1 },
    };
    // One application changes every title of the unit by this issuer: a second beside it would ask the same again, also in the same instant.
    await tx.next(`platformChanges:${organisationId}`);
    const others = (await tx.platformChanges.list({})).filter(
      (other) => other.organisationId === organisationId && other.issuerId === issuerId,
    );
    if (others.some(({ state }) => !ended(state)) || !(await tx.platformChanges.add(one)))
      refuse({ kind: 'conflict', message: '该单位已有一件变更正在办理，请在那一件里修改，或者撤回后再申请' });
    await tx.record({ ...by(ctx, 'clerk'), action: 'writePlatformChange', article, ...entryOf(one) });
    return one;
  });

/** 变更名称、地址 (第十二条) as `take` knows it. */
export const platformChangeKind: Kind<PlatformChangeLine, PlatformChangeFacts, PlatformChangeState, PlatformChangeSteps, object> = {
  procedure: platformChangeProcedure,
  called: '这一件变更',
  locked: (tx, _, id) => tx.platformChanges.locked(id),
  standing: async (tx, ctx, one) => changeStanding(ctx, await handledOne(tx, 'platformChange', one)),
  change: (tx, { id, version }, change) => tx.platformChanges.change(id, version, change),
  entry: entryOf,
  effects: {
    write: ({ brought }) => ({ change: written(brought) }),
    submit: () => ({
      change: { remark: null },
      after: (one) => [letter(one, one.issuerId, 'officer', ['申请变更名称、地址', '请对照新证照查验，提出意见（第十二条）。'])],
    }),
    giveBack: ({ brought: { reason } }) => ({
      change: { remark: reason },
      after: (one) => [
        letter(one, one.organisationId, 'clerk', ['变更名称、地址退回补正', `要补正：${reason}。补正后请再提交（第十二条）。`]),
      ],
    }),
    async handle({ tx, ctx, row, brought: { verdict, word } }) {
      await released(tx, ...(await tx.evidence.of([row.id])));
      return {
        change: { verdict, word, handledBy: ctx.actor.accountId, remark: null },
        detail: { verdict, reasons: word },
        after: (one) => [letter(one, one.issuerId, 'leader', ['变更名称、地址待签发', '经办人已查验并提出意见，请审核签发（第十二条）。'])],
      };
    },
    sendBack: ({ brought: { reason } }) => ({
      change: { remark: reason },
      after: (one) => [letter(one, one.issuerId, 'officer', ['变更名称、地址退回经办人', `理由：${reason}。请重新提出意见（第十二条）。`])],
    }),
    async sign({ tx, ctx, row, to }) {
      const change = { decidedOn: ctx.today };
      if (to === 'refused') return { change, detail: { reasons: row.word }, after: (one) => [refusedLetter(one)] };
      const certificates = await applied(tx, ctx, row);
      return {
        change,
        detail: { before: row.platform, name: row.name, numbers: certificates },
        after: (one) => changedLetters(one, certificates),
      };
    },
  },
};

const ended = (state: PlatformChangeState): boolean => ['done', 'refused', 'withdrawn'].includes(state);

/**
 * Every title of the unit that this issuer gave and that is not over bears the new name from now on, and the unit with it; what was signed and handed in before
 * keeps the name of its day. Answers their certificates' numbers; those of another issuer are that one's to change.
 */
async function applied(
  tx: Transaction,
  ctx: Context,
  { platform, organisationId, issuerId, name, address }: PlatformChangeLine,
): Promise<string[]> {
  const renamed = platform !== name;
  const titles = (await tx.recognitions.platforms({ organisationId, issuerId })).filter(({ validFrom, validTo, revokedOn }) =>
    ['valid', 'notYet'].includes(standing({ from: validFrom, to: validTo }, revokedOn, ctx.today)),
  );
  for (const title of titles) {
    const formerNames = [...title.formerNames, { name: title.name, until: ctx.today }];
    await tx.recognitions.changePlatform(title.id, {
      ...(renamed && title.name !== name ? { name, formerNames } : {}),
      ...(address === '' ? {} : { address }),
    });
  }
  if (renamed) await renameUnit(tx, ctx, { organisationId, name });
  return titles.map(({ certificateNumber }) => certificateNumber);
}

async function renameUnit(
  tx: Transaction,
  ctx: Context,
  { organisationId, name }: { organisationId: string; name: string },
): Promise<void> {
  await tx.asSystem(async (system) => {
    await system.next('organisations');
    const unit = found(await system.directory.organisation(organisationId));
    if (unit.name === name) return;
    const { creditCode, divisionCode } = unit;
    await system.organisationCases.keepName({ organisationId, until: ctx.now, name: unit.name, creditCode, divisionCode });
    await system.directory.changeOrganisation(organisationId, { name });
  });
}

function letter(one: PlatformChangeLine, organisationId: string, role: string, [what, body]: readonly [string, string]): Letter {
  return {
    key: `platformChange:${one.id}:${one.state}:${one.version}:${organisationId}`,
    to: { organisationId, role },
    subject: `${what}：${one.platform}`,
    body: `“${one.platform}”（证书 ${one.certificateNumber}）：${body}`,
    link: '/app/platform-changes',
  };
}

const refusedLetter = (one: PlatformChangeLine): Letter =>
  letter(one, one.organisationId, 'clerk', [
    '变更名称、地址：不予变更',
    `理由：${one.word}。名称、地址不变，可以按所说的办好后重新申请（第十二条）。`,
  ]);

/** To the unit what it is to do, and to the authority that it reports to how it is called from now on. */
function changedLetters(one: PlatformChangeLine, certificates: readonly string[]): Letter[] {
  const renamed = one.name !== one.platform;
  const what = [renamed ? `名称变更为“${one.name}”` : '', one.address ? `地址变更为${one.address}` : ''].filter(Boolean).join('，');
  const all = certificates.length > 1 ? `${one.issuer}认定的称号一并变更：${certificates.join('、')}。` : '';
  const paper = `${all}${renamed ? paperOf(one) : '证书不载地址，不换发。'}`;
  const own = letter(one, one.organisationId, 'clerk', [
    '名称、地址已变更',
    `自${chineseDay(one.decidedOn)}起${what}（第十二条）。${paper}`,
  ]);
  const office = letter(one, one.authorityId, 'officer', [
    '示范平台变更名称、地址',
    `${one.issuer}决定，自${chineseDay(one.decidedOn)}起${what}（第十二条）。`,
  ]);
  return one.authorityId === one.issuerId ? [own] : [own, office];
}

const paperOf = ({ basis, issuer }: PlatformChangeLine): string =>
  basis === null
    ? '证书已换发，编号和有效期不变，请下载新证书；原证书查验时显示已换发。'
    : `该称号是本系统启用前认定的，编号和有效期不变，换发纸质证书请与${issuer}联系；按原名称也能查到。`;

function entryOf({ id, platformId, organisationId, issuerId, state, remark }: PlatformChange) {
  return {
    subject: { kind: 'platformChange', id },
    parties: { applicantId: organisationId, issuerId },
    detail: { platformId, state, reasons: remark },
  };
}

export const changeStanding = ({ actor, today }: Context, one: PlatformChangeLine & Handled): Standing<PlatformChangeFacts> => ({
  facts: {
    ...{ state: one.state, files: one.files, verdict: one.verdict, handledBy: one.handledBy, hands: one.hands },
    ...{ inForce: standing({ from: one.validFrom, to: one.validTo }, one.revokedOn, today) === 'valid' },
    ...{ name: one.platform, address: one.addressNow },
  },
  parties: { applicantId: one.organisationId, issuerId: one.issuerId },
  ...{ actor, today },
});

export type PlatformChangeView = PlatformChangeLine & { offers: Offer[]; attached: Evidence[] };
/** Those that the actor may see, the newest first, with what may be done; what the office thinks of it its unit reads once it is decided. */
export const listPlatformChanges = (ctx: Context): Promise<PlatformChangeView[]> =>
  ctx.inTransaction(async (tx) => {
    const all = await handled(tx, 'platformChange', await tx.platformChanges.list({}));
    const files = await tx.evidence.of(all.map(({ id }) => id));
    return all.map((one) => ({
      ...(one.organisationId === ctx.actor.organisationId ? asItsOwn(one) : one),
      attached: files.filter(({ caseId }) => caseId === one.id),
      offers: offers(platformChangeProcedure, changeStanding(ctx, one)),
    }));
  });

function asItsOwn(one: PlatformChangeLine): PlatformChangeLine {
  const decided = one.decidedOn !== null;
  return {
    ...one,
    word: decided ? one.word : '',
    verdict: decided ? one.verdict : null,
    remark: one.state === 'returned' ? one.remark : null,
  };
}
