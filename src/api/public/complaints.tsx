import type { Receipt } from '../../acts/receipt.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { MOST_EVIDENCE } from '../../core/files/evidence.ts';
import { complaintKinds, complaintProcedure } from '../../core/procedure/complaint.ts';
import type { trackedOf } from '../complaint.ts';
import { Faults, type Filled, FormField } from './form-field.tsx';
import { Head, type Page, Section } from './page.tsx';
import { askPage, EvidenceForm, Said, Shown, StatusButton } from './receipt.tsx';

const { article } = complaintProcedure;
const NOTE = '答复之前都可以补充';
const blank: Filled = { values: {}, faults: [] };

type About = { readonly platformId: string; readonly platform: string };

/** The standing channel (第四条、第十六条): a form that works without script, and where the receipt leads. `about`: the platform from whose page somebody comes. */
export const complaintPage = (filled: Filled = blank, about: About | null = null): Page => ({
  title: '投诉举报',
  at: '/complaints',
  body: (
    <>
      <Head title="投诉举报" meta={[`认定工作接受社会的监督（${article}）`, '认定不收取任何费用', '随时可以提出，身份保密']} />
      <div className="cols cols--main-side">
        <div>
          <Faults filled={filled} />
          <ComplaintForm filled={filled} about={about} />
        </div>
        <aside className="stack">
          <Section title="已经提出的">
            <p className="lead">
              凭回执号和查询码<a href="/complaints/status">查看办理情况</a>，也可以补充证据。
            </p>
          </Section>
          <Section title="怎样办理">
            <ol className="lead ol">
              <li>当即给出回执号和查询码，请自己记下。</li>
              <li>一位经办人受理、查证；只有这位承办人写明用途后能看到您的姓名和联系方式，每次查看都记入日志。</li>
              <li>另一位领导同意后答复，凭回执号查看。</li>
              <li>查证属实的违法违规行为，依照撤销称号的程序办理。</li>
            </ol>
          </Section>
        </aside>
      </div>
    </>
  ),
});

function ComplaintForm({ filled, about }: { filled: Filled; about: About | null }) {
  const platformId = about?.platformId ?? filled.values.platformId;
  const shown: Filled = about ? { ...filled, values: { about: about.platform, ...filled.values } } : filled;
  return (
    <form className="form" method="post" action="/complaints">
      {platformId ? <input type="hidden" name="platformId" value={platformId} /> : null}
      <FormField name="kind" label="反映哪一类问题" filled={shown}>
        {(ids) => (
          <select className="select" {...ids} required>
            <option value="">请选择</option>
            {Object.entries(complaintKinds).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField name="about" label="投诉举报的对象" filled={shown} hint="单位名称，或者哪一年度、哪件事">
        {(ids) => <input className="input" {...ids} maxLength={200} required />}
      </FormField>
      <FormField name="content" label="反映的问题" filled={shown} wide hint="时间、地点、经过；不必写他人的手机号码、身份证号">
        {(ids) => <textarea className="textarea" {...ids} rows={7} maxLength={4000} required />}
      </FormField>
      <FormField name="complainant" label="姓名或者单位（可以不留）" filled={shown} hint="不留也受理，但无法向您核实">
        {(ids) => <input className="input" {...ids} maxLength={120} autoComplete="off" />}
      </FormField>
      <FormField name="contact" label="联系方式（可以不留）" filled={shown} hint="电话或者电子邮箱">
        {(ids) => <input className="input" {...ids} maxLength={120} autoComplete="off" />}
      </FormField>
      <div className="f-12">
        <p className="field__hint">证据文件在提交之后、凭回执上传（PDF、JPG、PNG，每份 10 MB 以内，最多 {MOST_EVIDENCE} 份）。</p>
        <button className="btn btn--primary" type="submit">
          提交
        </button>
      </div>
    </form>
  );
}

/** The receipt: shown once. What was not written down can't be asked for again, since nobody knows whose it is. */
export const receivedPage = (receipt: Receipt): Page => ({
  title: '投诉举报已收到',
  at: '/complaints',
  body: (
    <>
      <Head title="投诉举报已收到" />
      <Shown receipt={receipt} called="回执号">
        凭二者查看办理情况和答复、补充证据（{article}）。查询码遗失后无法找回。
      </Shown>
      <EvidenceForm at="/complaints" receipt={receipt} note={NOTE} />
      <StatusButton at="/complaints" receipt={receipt} />
    </>
  ),
});

/** Where number and code are typed; they go in the form's body, never in an address. */
export const askStatusPage = (filled: Filled = blank, status = 200): Page =>
  askPage(
    {
      ...{ at: '/complaints', title: '投诉举报查询', meta: '凭提交时得到的回执号和查询码' },
      ...{ called: '回执号', example: 'TS2026-0001' },
    },
    filled,
    status,
  );

/** How it stands; `said`: what became of what was just sent along. */
export const statusPage = (one: ReturnType<typeof trackedOf>, receipt: Receipt, said?: { good: boolean; text: string }): Page => ({
  title: `投诉举报 ${one.number}`,
  at: '/complaints',
  body: (
    <>
      <Head title={`投诉举报 ${one.number}`} meta={[one.kind, one.about]}>
        <span className={`badge badge--${one.state === 'answered' ? 'green' : 'amber'}`}>{one.label}</span>
      </Head>
      <Said said={said} />
      <dl className="kv">
        <dt>收到日期</dt>
        <dd>{chineseDay(one.filedOn)}</dd>
        <dt>受理日期</dt>
        <dd>{one.assignedOn === null ? '尚未受理' : chineseDay(one.assignedOn)}</dd>
        <dt>答复日期</dt>
        <dd>{one.answeredOn === null ? '尚未答复' : chineseDay(one.answeredOn)}</dd>
        <dt>查证结论</dt>
        <dd>{one.finding ?? '答复后在这里说明'}</dd>
        <dt>答复</dt>
        <dd className="pre">{one.reply ?? '答复后在这里说明'}</dd>
        <dt>证据文件</dt>
        <dd>{one.files.length === 0 ? '没有' : one.files.map(({ name }) => name).join('、')}</dd>
      </dl>
      {one.state === 'answered' ? null : <EvidenceForm at="/complaints" receipt={receipt} note={NOTE} />}
    </>
  ),
});
