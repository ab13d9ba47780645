import * as z from 'zod';
import type { World } from '../../acts/context.ts';
import { answerSurvey, type Caller, openSurvey, type Questions } from '../../acts/recommendation/survey-answer.ts';
import { Refused } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { labelOf } from '../text-door.ts';
import { GivenBack } from './given-back.tsx';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';
import { Choice, choice, Faults, faultsIn, Text, type Typed, text, untouched } from './typed.tsx';

const reply = z.object({
  received: choice(['yes', 'never']),
  satisfied: choice(['yes', 'no']),
  service: text(500),
  interviewee: text(50),
  position: text(50),
  mobile: text(30),
  remark: text(1000),
});

/** The questions of annex 1 to one drawn enterprise; works without script and without an account. */
export const surveyPage = async (world: World, caller: Caller): Promise<Page> => asked(await openSurvey(world, caller), caller, untouched);

/** The posted answer: taken once, or the same page with what was typed and why not. */
export async function surveyed(world: World, caller: Caller, values: Readonly<Record<string, string>>): Promise<Page> {
  const parsed = reply.safeParse(values);
  const questions = await openSurvey(world, caller);
  const broken = brokenFields(values);
  if (!parsed.success || broken.length > 0) return asked(questions, caller, { values, faults: [...broken, ...faultsIn(parsed.error)] });
  try {
    await answerSurvey(world, caller, parsed.data);
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'badInput')
      return asked(questions, caller, { values, faults: error.refusal.faults });
    throw error;
  }
  return thanks(questions);
}

/** One answer for every link that leads nowhere, so that none can be told from another; with what was just written, to be copied. */
export const deadSurvey = (values: Typed['values'] = {}): Page => ({
  title: '链接不能使用',
  at: null,
  status: 410,
  plain: true,
  body: (
    <>
      <Head title="链接不能使用" />
      <p className="lead">
        这个链接已经填写过、已经失效、已经作废，或者地址不完整。每个链接只能填写一次；需要补充或更正的，请与发给您链接的主管部门联系。
      </p>
      <GivenBack
        given={['service', 'interviewee', 'position', 'mobile', 'remark'].map((key) => ({ label: labelOf(key), value: values[key] ?? '' }))}
      >
        没有提交成功。请复制留存，并与发给您链接的主管部门联系。
      </GivenBack>
    </>
  ),
});

const asked = (questions: Questions, { token }: Caller, typed: Typed): Page => ({
  title: '服务情况测评',
  at: null,
  plain: true,
  ...(typed.faults.length > 0 ? { status: 400 } : {}),
  body: (
    <>
      <Head title="服务情况测评" meta={[questions.enterprise, `${chineseDay(dayOf(questions.expiresAt))}前填写有效`]} />
      <Why questions={questions} />
      <Faults faults={typed.faults} />
      <form className="survey stack lead" method="post" action={`/survey/${encodeURIComponent(token)}`}>
        <Choice
          name="received"
          label="贵企业上一年度接受过该平台的服务吗？"
          answers={[
            ['yes', '接受过'],
            ['never', '没有接受过'],
          ]}
          typed={typed}
        />
        <Text name="service" label="接受过哪些服务（用您自己的话写）" hint="没有接受过的不填" max={500} typed={typed} area />
        <Choice
          name="satisfied"
          label="对所受服务满意吗？（没有接受过的不选）"
          answers={[
            ['yes', '满意'],
            ['no', '不满意'],
          ]}
          typed={typed}
        />
        <Text name="interviewee" label="您的姓名" hint="没有接受过服务的可以不填" max={50} typed={typed} complete="name" />
        <Text name="position" label="职务" hint="选填" max={50} typed={typed} complete="organization-title" />
        <Text name="mobile" label="手机" hint="选填，便于核实" max={30} typed={typed} complete="tel" />
        <Text name="remark" label="其他情况" hint="选填" max={1000} typed={typed} area />
        <details className="small">
          <summary>平台申报时怎么写的（请先按实际情况回答）</summary>
          <p>{questions.service || '未写明'}</p>
        </details>
        <p className="small muted">
          您填写的内容只供{questions.recommender}
          和认定部门核实申报情况，不告知申报单位，姓名和手机加密保存。只能提交一次，提交后不能修改。
        </p>
        <button className="btn btn--primary" type="submit">
          提交
        </button>
      </form>
    </>
  ),
});

const Why = ({ questions: { recommender, platform, title } }: { questions: Questions }) => (
  <div className="lead stack-s">
    <p>
      {recommender}正在核实“{platform}
      ”申报{title}的情况。该平台在申报材料中把贵企业列为服务对象，贵企业经随机抽取，请如实回答下列问题，约需2分钟。
    </p>
    <dl className="kv">
      <dt>询问单位</dt>
      <dd>{recommender}</dd>
      <dt>被测评平台</dt>
      <dd>{platform}</dd>
    </dl>
  </div>
);

const thanks = ({ recommender, platform }: Questions): Page => ({
  title: '已收到',
  at: null,
  plain: true,
  body: (
    <>
      <Head title="已收到，谢谢" />
      <div className="alert lead" role="status">
        <p className="alert__title">
          您对“{platform}”的测评已送达{recommender}
        </p>
        <p>链接已失效，可以关闭本页。需要补充或更正的，请与{recommender}联系。</p>
      </div>
    </>
  ),
});
