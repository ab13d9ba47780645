import type { ReactNode } from 'react';
import type { World } from '../../acts/context.ts';
import type { NoticeHead, NoticeView } from '../../acts/notice/port.ts';
import { addDays, chineseDay, chineseMonthDay } from '../../core/calendar/day.ts';
import { type Calendar, isWorkday } from '../../core/calendar/workday.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { readingOf, type Scheme } from '../../core/scheme/scheme.ts';
import { leftOf, noticeShown, publishedNotice } from '../notice.ts';
import { type Given, GivenBack } from './given-back.tsx';
import { Head, localPage, Nothing, type Page, Section } from './page.tsx';

/** 还有 n 个工作日, on the last day 今天截止, else what became of it. */
export function remaining(notice: Pick<NoticeView, 'publishedOn' | 'endsOn'>, world: World): string {
  const { running, workdaysLeft } = leftOf(notice, world);
  if (!running) return '公示已结束';
  return workdaysLeft === 0 ? '今天24时截止' : `公示中，还有 ${workdaysLeft} 个工作日`;
}

export function NoticeNews({ notice, world }: { notice: NoticeHead; world: World }) {
  const running = world.today <= notice.endsOn;
  return (
    <div className="news">
      <a href={`/notices/${notice.id}`}>{notice.title}</a>
      <span>
        <span className={`badge badge--${running ? 'blue' : 'grey'}`}>{remaining(notice, world)}</span>
      </span>
      <p>
        {notice.issuerName}，{chineseDay(notice.publishedOn)}至{chineseDay(notice.endsOn)}，共 {notice.listed} 家
      </p>
    </div>
  );
}

export async function noticesPage(world: World): Promise<Page> {
  const notices = await world.inTransaction((tx) => tx.notices.heads({ publishedBy: world.today }));
  return {
    title: '拟认定公示',
    at: '/notices',
    body: (
      <>
        <Head
          title="拟认定公示"
          meta={[`专家评审后的拟认定名单公示${world.tools.schemes.inForce(world.today).notice.workdays}个工作日（第八条（四））`]}
        />
        {notices.length === 0 ? <Nothing title="目前没有公示">评审结束后，拟认定名单在这里公示。</Nothing> : null}
        {notices.map((notice) => (
          <NoticeNews key={notice.id} notice={notice} world={world} />
        ))}
      </>
    ),
  };
}

export type Typed = {
  values: Readonly<Record<string, string>>;
  faults: readonly { path: string; message: string }[];
  /** Why it was not taken, where no field is at fault. */
  refused?: { status: number; title: string; detail: string };
};
const untouched: Typed = { values: {}, faults: [] };

/** One notice: the list, what is left of the period, and while it runs the form for an objection. */
export async function noticePage(world: World, id: string, typed: Typed = untouched): Promise<Page> {
  const notice = await publishedNotice(world, id);
  const { running } = noticeShown(notice, world);
  const scheme = world.tools.schemes.named(notice.scheme);
  return {
    title: notice.title,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: '/notices',
    ...(typed.refused ? { status: typed.refused.status } : typed.faults.length > 0 ? { status: 400 } : {}),
    body: (
      <>
        <Head
          title={notice.title}
          meta={[notice.issuerName, `${notice.list.length} 家`, `${chineseDay(notice.publishedOn)}至${chineseDay(notice.endsOn)}`]}
        >
          <span className={`badge badge--${running ? 'blue' : 'grey'}`}>{remaining(notice, world)}</span>
        </Head>
        {typed.refused ? (
          <div className="alert alert--red" role="alert">
            <p className="alert__title">异议没有收到：{typed.refused.detail}</p>
            {running ? <p>您填写的内容还在下面，没有丢失。</p> : null}
          </div>
        ) : null}
        {running ? null : (
          <GivenBack given={givenIn(notice, typed.values)}>
            没有保存在本系统中。请复制留存，并可按本公示正文所载的地址、联系方式，书面向{notice.issuerName}反映（第八条（五））。
          </GivenBack>
        )}
        <Period notice={notice} workdays={scheme.notice.workdays} today={world.today} calendar={world.calendar} />
        <div className="stack lead">
          {notice.body.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <List notice={notice} called={scheme.functions} />
        {running ? (
          <ObjectionForm notice={notice} article={readingOf(scheme, 'objections').article} typed={typed} />
        ) : (
          <Section title="异议">
            <Nothing title="公示期已结束，不再接收异议">已经提出的，可凭查询号在“异议查询”查看办理情况。</Nothing>
          </Section>
        )}
      </>
    ),
  };
}

/** The working days of the notice, one box each. */
function Period({ notice, workdays, today, calendar }: { notice: NoticeView; workdays: number; today: string; calendar: Calendar }) {
  const days: string[] = [];
  for (let day = notice.publishedOn; day <= notice.endsOn; day = addDays(day, 1)) {
    const work = isWorkday(day, calendar);
    if (work.ok && work.value) days.push(day);
  }
  const counted = days.slice(-workdays);
  return (
    <div className="days" aria-hidden="true">
      {counted.map((day, index) => (
        <span key={day} className={day < today ? 'is-done' : day === today ? 'is-now' : undefined}>
          第{index + 1}日 {chineseMonthDay(day)}
        </span>
      ))}
    </div>
  );
}

const List = ({ notice, called }: { notice: NoticeView; called: Scheme['functions'] }) => (
  <Section title="拟认定名单" aside={<a href={`/api/notices/${notice.id}`}>公示数据 JSON</a>}>
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="num">
              序号
            </th>
            <th scope="col">单位名称</th>
            <th scope="col">平台类型</th>
            <th scope="col">服务功能</th>
            <th scope="col">推荐部门</th>
          </tr>
        </thead>
        <tbody>
          {notice.list.map((line, index) => (
            <tr key={line.dossierId}>
              <td className="num">{index + 1}</td>
              <th scope="row">{line.name}</th>
              <td>{line.kind}</td>
              <td>{functionsOf(line.functions, called)}</td>
              <td>{line.recommender}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p className="small muted">
      名单摘要（SHA-256）<code className="hash">{notice.listHash}</code>
      ：对公示数据中的名单按公开的方法重新计算，与此相同的，名单没有改动过。下载公示数据后运行 bin/shifan verify notice 文件 即可核对。
    </p>
  </Section>
);

const fields = [
  { name: 'objector', label: '提出人（单位提出的填写单位全称）', area: false },
  { name: 'contact', label: '联系方式（电话、地址或电子邮箱）', area: false },
  { name: 'content', label: '异议内容', area: true },
  { name: 'evidence', label: '证据或线索', area: true },
] as const;

/** What was written, by the form's own labels. */
const givenIn = (notice: NoticeView, values: Typed['values']): Given => [
  { label: '对哪家单位提出异议', value: notice.list.find(({ dossierId }) => dossierId === values.dossierId)?.name ?? '' },
  ...fields.map(({ name, label }) => ({ label, value: values[name] ?? '' })),
];

/** A plain form that works without script; what was typed stays where it was when something is missing. */
function ObjectionForm({ notice, article, typed }: { notice: NoticeView; article: string; typed: Typed }) {
  const { values, faults } = typed;
  return (
    <Section title="提出异议" aside={<span className="small muted">{article}</span>}>
      <p className="lead">
        请书面、具名提出，写明联系方式和证据；单位提出的，须由法定代表人签字并盖章后另行寄送。提出人的身份保密，只有查证人员能看到。
      </p>
      {faults.length > 0 ? (
        <div className="alert alert--red" role="alert">
          <p className="alert__title">还不能提交，请补正：</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault.path}>
                <a href={`#${fault.path}`}>{fault.message}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <form className="form lead" method="post" action={`/notices/${notice.id}/objections`}>
        <FieldBox name="dossierId" label="对哪家单位提出异议" faults={faults} wide={false}>
          <select className="select" id="dossierId" name="dossierId" defaultValue={values.dossierId ?? ''} required>
            <option value="">请选择</option>
            {notice.list.map((line) => (
              <option key={line.dossierId} value={line.dossierId}>
                {line.name}
              </option>
            ))}
          </select>
        </FieldBox>
        <FieldBox name="byUnit" label="以谁的名义" faults={faults} wide={false}>
          <select className="select" id="byUnit" name="byUnit" defaultValue={values.byUnit ?? 'false'}>
            <option value="false">个人</option>
            <option value="true">单位</option>
          </select>
        </FieldBox>
        {fields.map(({ name, label, area }) => (
          <FieldBox key={name} name={name} label={label} faults={faults} wide={area}>
            {area ? (
              <>
                <textarea
                  className="textarea"
                  id={name}
                  name={name}
                  rows={4}
                  defaultValue={values[name] ?? ''}
                  aria-describedby={`${name}-hint`}
                  required
                />
                <p className="field__hint" id={`${name}-hint`}>
                  不必写他人的手机号码、身份证号；写了的遮蔽显示，只有查证的人写明用途后可以查看。
                </p>
              </>
            ) : (
              <input className="input" id={name} name={name} defaultValue={values[name] ?? ''} autoComplete="off" required />
            )}
          </FieldBox>
        ))}
        <div className="f-12">
          <button className="btn btn--primary" type="submit">
            提交异议
          </button>
        </div>
      </form>
    </Section>
  );
}

function FieldBox({
  name,
  label,
  faults,
  wide,
  children,
}: {
  name: string;
  label: string;
  faults: Typed['faults'];
  wide: boolean;
  children: ReactNode;
}) {
  const fault = faults.find((one) => one.path === name);
  return (
    <div className={`${wide ? 'f-12' : 'f-6'}${fault ? ' field--error' : ''}`}>
      <label className="field__label" htmlFor={name}>
        <b>{label}</b>
      </label>
      {children}
      {fault ? <p className="field__err">{fault.message}</p> : null}
    </div>
  );
}
