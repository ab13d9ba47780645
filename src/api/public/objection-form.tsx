import type { World } from '../../acts/context.ts';
import type { NoticeView } from '../../acts/notice/port.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { leftOf, publishedNotice } from '../notice.ts';
import { Faults, FormField } from './form-field.tsx';
import { type Given, GivenBack } from './given-back.tsx';
import { remaining } from './notices.tsx';
import { Head, localPage, Nothing, type Page } from './page.tsx';

export type Typed = {
  values: Readonly<Record<string, string>>;
  faults: readonly { path: string; message: string }[];
  /** Why it was not taken, where no field is at fault. */
  refused?: { status: number; title: string; detail: string };
};
const untouched: Typed = { values: {}, faults: [] };

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

/**
 * The form for an objection, apart from the paper: plain, and works without script; what was typed stays where it was when something is missing, or when the
 * period ended meanwhile.
 */
export async function objectPage(world: World, id: string, typed: Typed = untouched): Promise<Page> {
  const notice = await publishedNotice(world, id);
  const { running } = leftOf(notice, world);
  const scheme = world.tools.schemes.named(notice.scheme);
  return {
    title: `提出异议：${notice.title}`,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: '/notices',
    ...(typed.refused ? { status: typed.refused.status } : typed.faults.length > 0 ? { status: 400 } : {}),
    body: (
      <>
        <Head
          title="提出异议"
          meta={[
            <a key="notice" href={`/notices/${id}`}>
              {notice.title}
            </a>,
            `至${chineseDay(notice.endsOn)}24时`,
          ]}
        >
          <span className={`badge badge--${running ? 'blue' : 'grey'}`}>{remaining(notice, world)}</span>
        </Head>
        {typed.refused ? (
          <div className="alert alert--red" role="alert">
            <p className="alert__title">异议没有收到：{typed.refused.detail}</p>
            {running ? <p>您填写的内容还在下面，没有丢失。</p> : null}
          </div>
        ) : null}
        {running ? (
          <ObjectionForm notice={notice} typed={typed} />
        ) : (
          <>
            <GivenBack given={givenIn(notice, typed.values)}>
              没有保存在本系统中。请复制留存，并可按公示所载的地址、联系方式，书面向{notice.issuerName}反映（第八条（五））。
            </GivenBack>
            <Nothing title="公示期已结束，不再接收异议">已经提出的，可凭查询号在“异议查询”查看办理情况。</Nothing>
          </>
        )}
      </>
    ),
  };
}

const NUMBERS = '不必写他人的手机号码、身份证号；写了的遮蔽显示，只有查证的人写明用途后可以查看。';

function ObjectionForm({ notice, typed }: { notice: NoticeView; typed: Typed }) {
  const filled = { values: typed.values, faults: typed.faults };
  return (
    <>
      <p className="lead">
        请书面、具名提出，写明联系方式和证据；单位提出的，须由法定代表人签字并盖章后另行寄送。提出人的身份保密，只有经办这一件的人写明用途才能查看。
      </p>
      <Faults filled={filled} />
      <form className="form lead" method="post" action={`/notices/${notice.id}/objections`}>
        <FormField name="dossierId" label="对哪家单位提出异议" filled={filled}>
          {(ids) => (
            <select className="select" {...ids} required>
              <option value="">请选择</option>
              {notice.list.map((line) => (
                <option key={line.dossierId} value={line.dossierId}>
                  {line.name}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <FormField name="byUnit" label="以谁的名义" filled={filled}>
          {(ids) => (
            <select className="select" {...ids}>
              <option value="false">个人</option>
              <option value="true">单位</option>
            </select>
          )}
        </FormField>
        {fields.map(({ name, label, area }) => (
          <FormField key={name} name={name} label={label} filled={filled} wide={area} {...(area ? { hint: NUMBERS } : {})}>
            {(ids) =>
              area ? (
                <textarea className="textarea" {...ids} rows={4} required />
              ) : (
                <input className="input" {...ids} autoComplete="off" required />
              )
            }
          </FormField>
        ))}
        <div className="f-12">
          <button className="btn btn--primary" type="submit">
            提交异议
          </button>
        </div>
      </form>
    </>
  );
}
