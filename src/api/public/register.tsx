import type { World } from '../../acts/context.ts';
import { type Registration, register } from '../../acts/directory/register.ts';
import { type InputFault, Refused } from '../../acts/refusal.ts';
import { cities } from '../../core/identifiers/divisions.ts';
import { directory } from '../contract/directory.ts';
import { problemOf } from '../problem.ts';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';

/** What was typed, with every fault at its field, so that nothing is typed twice. The password never comes back. */
export type Typed = { values: Readonly<Record<string, string>>; faults: readonly InputFault[]; said?: string };

const fields = [
  { key: 'creditCode', label: '统一社会信用代码', hint: '营业执照或法人证书上的18位代码', type: 'text', complete: 'off' },
  { key: 'name', label: '单位全称', hint: '与证照一致', type: 'text', complete: 'organization' },
  { key: 'personName', label: '经办人姓名', hint: '第一个账号，同时是单位管理员，可邀请同事', type: 'text', complete: 'name' },
  { key: 'login', label: '登录名', hint: '字母或数字，2至60位', type: 'text', complete: 'username' },
  { key: 'password', label: '口令', hint: '至少10位', type: 'password', complete: 'new-password' },
] as const;

/** Registration of a new applicant; works without script. */
export const registerPage = (typed: Typed = { values: {}, faults: [] }): Page => ({
  title: '申报单位注册',
  at: null,
  ...(typed.faults.length > 0 || typed.said ? { status: 400 } : {}),
  body: (
    <>
      <Head title="申报单位注册" meta={['符合条件的服务机构均可申报（第八条（一））', '不收取任何费用（第四条）']} />
      {typed.said ? (
        <div className="alert alert--red" role="alert">
          <p className="alert__title">没有注册成功</p>
          <p>{typed.said}</p>
        </div>
      ) : null}
      <form className="card card__body stack lead" method="post" action="/register">
        {fields.slice(0, 2).map((field) => (
          <TextField key={field.key} field={field} typed={typed} />
        ))}
        <CityField typed={typed} />
        {fields.slice(2).map((field) => (
          <TextField key={field.key} field={field} typed={typed} />
        ))}
        <button className="btn btn--primary" type="submit">
          注册
        </button>
        <p className="small muted">单位已注册的，请联系本单位管理员增加账号；管理员已离职的，请联系所在地中小企业主管部门办理移交。</p>
      </form>
    </>
  ),
});

const faultAt = (typed: Typed, key: string) => typed.faults.find((fault) => fault.path === key)?.message;

function TextField({ field: { key, label, hint, type, complete }, typed }: { field: (typeof fields)[number]; typed: Typed }) {
  const fault = faultAt(typed, key);
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor={key}>
        <b>{label}</b>
      </label>
      <input
        className="input"
        id={key}
        name={key}
        type={type}
        autoComplete={complete}
        required
        defaultValue={type === 'password' ? '' : (typed.values[key] ?? '')}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${key}-note`}
      />
      <p className={fault ? 'field__err' : 'field__hint'} id={`${key}-note`}>
        {fault ?? hint}
      </p>
    </div>
  );
}

function CityField({ typed }: { typed: Typed }) {
  const fault = faultAt(typed, 'divisionCode');
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor="divisionCode">
        <b>所在设区市</b>
      </label>
      <select
        className="select"
        id="divisionCode"
        name="divisionCode"
        required
        defaultValue={typed.values.divisionCode ?? ''}
        aria-invalid={fault ? true : undefined}
      >
        <option value="">请选择</option>
        {cities.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {fault ? <p className="field__err">{fault}</p> : null}
    </div>
  );
}

const registeredPage = ({ organisation, login, warning }: { organisation: string; login: string; warning: string | null }): Page => ({
  title: '注册成功',
  at: null,
  body: (
    <>
      <Head title="注册成功" />
      <div className="alert" role="status">
        <p className="alert__title">{organisation}</p>
        <p>登录名 {login}。请登录后开始申报。</p>
      </div>
      {warning ? (
        <div className="alert alert--amber" role="status">
          <p>{warning}</p>
        </div>
      ) : null}
      <p className="lead">
        <a className="btn btn--primary" href="/app/">
          登录办理
        </a>
      </p>
    </>
  ),
});

const schema = directory['POST /api/registrations'].body;

/** The posted form: registered, or the same page with what was typed and why not. */
export async function registered(world: World, values: Readonly<Record<string, string>>): Promise<Page> {
  const parsed = schema.safeParse(values);
  const broken = brokenFields(values);
  if (!parsed.success || broken.length > 0) {
    const issues = parsed.error?.issues ?? [];
    const faults = issues.map((issue) => ({ path: String(issue.path[0] ?? ''), rule: issue.code, message: issue.message }));
    return registerPage({ values, faults: [...broken, ...faults] });
  }
  try {
    return registeredPage(await register(world, parsed.data as Registration));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    return refusal.kind === 'badInput'
      ? registerPage({ values, faults: refusal.faults })
      : registerPage({ values, faults: [], said: problemOf(refusal).detail });
  }
}
