import { Fragment } from 'react';
import type { World } from '../../acts/context.ts';
import { Refused } from '../../acts/refusal.ts';
import { answerByLink, type Caller, type Invited, openInvitation } from '../../acts/review/invitation-link.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { invitationProcedure, invitationSteps } from '../../core/procedure/invitation.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { GivenBack } from './given-back.tsx';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';
import { Choice, Faults, Text, type Typed, untouched } from './typed.tsx';

const { most } = invitationSteps.declareConflict.brings.reason;
const choices = keysOf(invitationSteps);

/** What a drawn expert is asked before the case opens: names of units alone; works without script and without an account (第八条（四）). */
export const invitationPage = async (world: World, caller: Caller): Promise<Page> =>
  asked(await openInvitation(world, caller), caller, untouched);

/** The posted answer: taken once, or the same page with what was typed and why not. */
export async function invitationAnswered(world: World, caller: Caller, values: Readonly<Record<string, string>>): Promise<Page> {
  const { reason = '' } = values;
  const step = choices.find((one) => one === values.step) ?? null;
  const invited = await openInvitation(world, caller);
  const faults: Typed['faults'] = [
    ...brokenFields(values),
    ...(reason.trim().length > most ? [{ path: 'reason', rule: 'too_big', message: `最多${most}字，请删短后再提交` }] : []),
  ];
  if (faults.length > 0) return asked(invited, caller, { values, faults });
  try {
    await answerByLink(world, caller, { step, reason: reason.trim() });
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'badInput')
      return asked(invited, caller, { values, faults: error.refusal.faults });
    throw error;
  }
  return thanks(invited, step === 'accept');
}

/** One answer for every link that leads nowhere, so that none can be told from another; with what was just written, to be copied. */
export const deadInvitation = (typed = ''): Page => ({
  title: '链接不能使用',
  at: null,
  status: 410,
  plain: true,
  body: (
    <>
      <Head title="链接不能使用" />
      <p className="lead">
        这个链接已经答复过、已经失效、已经作废，或者地址不完整。每个链接只能答复一次；已经答复参加的，请<a href="/app/">登录后确认</a>
        ，需要新链接的，请与发给您链接的主管部门联系。
      </p>
      <GivenBack given={[{ label: '原因', value: typed }]}>没有提交成功。请复制留存，并与发给您链接的主管部门联系。</GivenBack>
    </>
  ),
});

const asked = (invited: Invited, { token }: Caller, typed: Typed): Page => ({
  title: '评审邀请',
  at: null,
  plain: true,
  ...(typed.faults.length > 0 ? { status: 400 } : {}),
  body: (
    <>
      <Head title="评审邀请" meta={[invited.round, `${chineseDay(dayOf(invited.expiresAt))}前答复有效`]} />
      <Faults faults={typed.faults} />
      <Units invited={invited} />
      <form className="survey stack lead" method="post" action={`/invitation/${encodeURIComponent(token)}`}>
        <Choice
          name="step"
          label="您与上列单位有无利害关系、能否参加评审？"
          answers={choices.map((step) => [step, invitationSteps[step].label] as const)}
          typed={typed}
        />
        <Text
          name="reason"
          label="原因"
          hint="有利害关系的，写明与哪个单位有什么关系；不能参加的，写明原因"
          max={most}
          typed={typed}
          area
        />
        <p className="small muted">
          答复只供认定部门组成专家组，只能提交一次。有利害关系或者不能参加的，经分管领导同意后由抽取顺序的下一位递补；登录后在“我的评审”中答复的，即时生效。
        </p>
        <button className="btn btn--primary" type="submit">
          提交
        </button>
      </form>
    </>
  ),
});

/** Whom the expert must not belong to. */
const Units = ({ invited: { expert, applicant, recommender, reviewBy, units } }: { invited: Invited }) => (
  <div className="lead stack-s">
    <p>
      {expert}
      ：您被随机抽取为评审专家（{invitationProcedure.article}
      ）。请先对照下列单位申明有无利害关系，例如现在或者曾经任职、投资、合作，或者有近亲属任职。申报材料在您答复参加并登录确认之后才能看到。
    </p>
    <dl className="kv">
      <dt>申报单位</dt>
      <dd>{applicant}</dd>
      <dt>推荐部门</dt>
      <dd>{recommender}</dd>
      {units.map(({ name, is }) => (
        <Fragment key={name}>
          <dt>{is}</dt>
          <dd>{name}</dd>
        </Fragment>
      ))}
      {reviewBy ? (
        <>
          <dt>评审截止</dt>
          <dd>{chineseDay(reviewBy)}</dd>
        </>
      ) : null}
    </dl>
  </div>
);

const thanks = ({ applicant, reviewBy }: Invited, accepted: boolean): Page => ({
  title: '已收到',
  at: null,
  plain: true,
  body: (
    <>
      <Head title="已收到，谢谢" />
      <div className="alert lead" role="status">
        <p className="alert__title">
          {accepted ? `您已答复参加“${applicant}”的评审` : `您提出不参加“${applicant}”的评审，经分管领导同意后由下一位递补`}
        </p>
        <p>
          {accepted ? (
            <>
              链接在您之前也经过他人之手，请<a href="/app/reviews">登录后确认</a>
              ，确认后才能看到申报材料{reviewBy ? `，${chineseDay(reviewBy)}前签署评审意见` : ''}。
            </>
          ) : (
            '链接已失效，可以关闭本页。'
          )}
        </p>
      </div>
    </>
  ),
});
