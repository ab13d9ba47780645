import type { Tracked } from '../../acts/notice/object.ts';
import type { Receipt } from '../../acts/receipt.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { objectionProcedure } from '../../core/procedure/objection.ts';
import type { Filled } from './form-field.tsx';
import { Head, type Page } from './page.tsx';
import { askPage, EvidenceForm, Said, Shown, StatusButton } from './receipt.tsx';

const { article, states } = objectionProcedure;
const at = '/objections';
const NOTE = '查证完毕之前都可以补充，文件只有经办这一件的人写明用途才能打开';

/** The receipt of an objection, which leads to state and reply; files of evidence are brought from here. */
export const filedPage = (receipt: Receipt): Page => ({
  title: '异议已收到',
  at,
  body: (
    <>
      <Head title="异议已收到" />
      <Shown receipt={receipt} called="查询号">
        凭二者查看办理情况和答复、补充证据文件；查询码遗失后无法找回。未办结前，所涉单位不能认定（{article}）。
      </Shown>
      <EvidenceForm at={at} receipt={receipt} note={NOTE} />
      <StatusButton at={at} receipt={receipt} />
    </>
  ),
});

/** Where number and code are typed. */
export const askObjectionPage = (filled: Filled = { values: {}, faults: [] }, status = 200): Page =>
  askPage(
    {
      ...{ at, title: '异议查询', meta: '凭提交时得到的查询号和查询码查看办理情况和答复' },
      ...{ called: '查询号', example: 'YY2026-AB23CD45EF', without: '；早先没有查询码的，留空' },
    },
    filled,
    status,
  );

const onDay = (instant: string | null, none: string): string => (instant === null ? none : chineseDay(dayOf(instant)));

/** State and reply; nothing of who objected or what was said. */
export const objectionStatusPage = (one: Tracked, receipt: Receipt, said?: { good: boolean; text: string }): Page => ({
  title: `异议 ${one.trackingNumber}`,
  at,
  body: (
    <>
      <Head title={`异议 ${one.trackingNumber}`}>
        <span className={`badge badge--${one.decidedAt === null ? 'amber' : 'blue'}`}>{states[one.state].label}</span>
      </Head>
      <Said said={said} />
      <dl className="kv">
        <dt>收到日期</dt>
        <dd>{onDay(one.filedAt, '')}</dd>
        <dt>受理日期</dt>
        <dd>{onDay(one.acceptedAt, '尚未受理')}</dd>
        <dt>办结日期</dt>
        <dd>{onDay(one.decidedAt, '尚未办结')}</dd>
        <dt>答复</dt>
        <dd className="pre">{one.outcome ?? '查证并审定后在这里答复'}</dd>
        <dt>证据文件</dt>
        <dd>{one.files.length === 0 ? '没有' : one.files.map(({ name }) => name).join('、')}</dd>
      </dl>
      {one.state === 'open' || one.state === 'accepted' ? <EvidenceForm at={at} receipt={receipt} note={NOTE} /> : null}
    </>
  ),
});
