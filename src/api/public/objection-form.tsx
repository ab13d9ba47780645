import type { ReactNode } from 'react';
import type { World } from '../../acts/context.ts';
import type { NoticeView } from '../../acts/notice/port.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { reads, type Scheme } from '../../core/scheme/scheme.ts';
import { leftOf, publishedNotice } from '../notice.ts';
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
          <ObjectionForm notice={notice} scheme={scheme} typed={typed} />
        ) : (
          <>
            <GivenBack given={givenIn(notice, typed.values)}>
              没有保存在本系统中。请复制留存，并可按公示所载的地址、联系方式，书面向{notice.issuerName}反映（第八条（五））。
            </GivenBack>
            <Nothing title="公示期已结束，不再接收异议">已经提出的，可凭查询号和查询码在“异议查询”查看办理情况。</Nothing>
          </>
        )}
      </>
    ),
  };
}

/** What the edition asks of an objection, in words. */
const asked = (scheme: Scheme): string =>
  reads(scheme, 'objections', 'writtenWithName')
    ? '请书面、具名提出，写明联系方式和证据；单位提出的，须由法定代表人签字并盖章后另行寄送。'
    : '可以不写姓名和联系方式，但须写明可以核实的证据；不写联系方式的，只能凭查询号和查询码查看答复。';

function ObjectionForm({ notice, scheme, typed }: { notice: NoticeView; scheme: Scheme; typed: Typed }) {
  const { values, faults } = typed;
  const anonymous = reads(scheme, 'objections', 'anonymousWithEvidence');
  return (
    <>
      <p className="lead">{asked(scheme)}提出人的身份保密，只有经办这一件的人写明用途才能查看。证据文件在提交以后上传。</p>
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
              <input className="input" id={name} name={name} defaultValue={values[name] ?? ''} autoComplete="off" required={!anonymous} />
            )}
          </FieldBox>
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
