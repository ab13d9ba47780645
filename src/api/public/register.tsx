import type { World } from '../../acts/context.ts';
import { type Looked, lookAt, register } from '../../acts/directory/register.ts';
import { type InputFault, Refused } from '../../acts/refusal.ts';
import { groupedCode } from '../../core/identifiers/credit-code.ts';
import { entryAt } from '../../core/list/entry-at.ts';
import { directory } from '../contract/directory.ts';
import { problemOf } from '../problem.ts';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';
import { DisputeField, fields, keys, NotDone, PasswordField, PlaceField, TextField, type Typed } from './register-fields.tsx';

/** First of two steps: what is asked. Works without script. */
export const registerPage = (typed: Typed = { values: {}, faults: [] }): Page => ({
  title: '申报单位注册',
  at: null,
  ...(typed.faults.length > 0 || typed.said ? { status: 400 } : {}),
  body: (
    <>
      <Head
        title="申报单位注册"
        meta={['第1步，共2步：填写，下一步核对后才建立', '符合条件的服务机构均可申报（第八条（一））', '不收取任何费用（第四条）']}
      />
      <NotDone typed={typed} />
      <form className="card card__body stack lead" method="post" action="/register" noValidate>
        {fields.slice(0, 2).map((field) => (
          <TextField key={field.key} field={field} typed={typed} />
        ))}
        <PlaceField typed={typed} />
        {fields.slice(2).map((field) => (
          <TextField key={field.key} field={field} typed={typed} />
        ))}
        <DisputeField typed={typed} />
        <button className="btn btn--primary" type="submit" name="step" value="check">
          下一步：核对
        </button>
        <p className="small muted">单位已注册的，请联系本单位管理员增加账号；管理员已离职的，请联系所在地中小企业主管部门办理移交。</p>
      </form>
    </>
  ),
});

/** Second step: name and code beside each other in large type, what the code says, and the password; nothing has been made yet. */
const confirmPage = (looked: Looked, typed: Typed): Page => ({
  title: '核对后注册',
  at: null,
  ...(typed.faults.length > 0 || typed.said ? { status: 400 } : {}),
  body: (
    <>
      <Head title="核对后注册" meta={['第2步，共2步：请对照证照逐字核对', '点“确认注册”之前，什么也没有建立']} />
      <NotDone typed={typed} />
      <form className="card card__body stack lead" method="post" action="/register" noValidate>
        {[...keys, 'dispute'].map((key) => (
          <input key={key} type="hidden" name={key} value={typed.values[key] ?? ''} />
        ))}
        <div className="compare">
          <div>
            <p className="small muted">单位全称</p>
            <p className="compare__big">{looked.name}</p>
          </div>
          <div>
            <p className="small muted">统一社会信用代码</p>
            <p className="compare__big compare__code">{groupedCode(looked.creditCode)}</p>
          </div>
        </div>
        {looked.doubts.length > 0 ? (
          <div className="alert alert--amber" role="status">
            <p className="alert__title">请再核对一遍代码</p>
            <ul>
              {looked.doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <dl className="kv">
          <dt>代码</dt>
          <dd>
            {looked.checkFault === null ? '第18位校验码相符，' : ''}
            {looked.kind ? `${looked.kind.department}登记的${looked.kind.kind}` : '类别未列入标准'}
            {looked.kind?.legalPerson === 'byCertificate' ? '，是否法人以证照为准' : ''}；
            {looked.disputed ? '已由别的单位登记，您提出争议' : '本系统尚未有单位使用'}
          </dd>
          {looked.disputed ? (
            <>
              <dt>争议理由</dt>
              <dd>{typed.values.dispute}</dd>
            </>
          ) : null}
          <dt>登记所在地</dt>
          <dd>
            {looked.area.name}。{looked.area.why.replace(/^贵单位/, '')}
          </dd>
          <dt>经办人</dt>
          <dd>
            {looked.personName}，登录名 {looked.login}
          </dd>
          <dt>联系方式</dt>
          <dd>{[looked.mobile, looked.email].filter(Boolean).join('，')}</dd>
        </dl>
        <PasswordField typed={typed} />
        <div className="row">
          <button className="btn btn--primary" type="submit" name="step" value="confirm">
            确认注册
          </button>
          <button className="btn" type="submit" name="step" value="edit">
            返回修改
          </button>
        </div>
      </form>
    </>
  ),
});

const registeredPage = (looked: Looked): Page => ({
  title: '注册成功',
  at: null,
  body: (
    <>
      <Head title="注册成功" />
      <div className="alert" role="status">
        <p className="alert__title">{looked.name}</p>
        <p>登录名 {looked.login}。请登录后开始申报。</p>
        <p>
          登记待核对：登记信息由{looked.area.name}所属的主管部门在查验证照时核对（第八条（三））。核对之前可以填写、提交申报，不影响期限。
        </p>
      </div>
      {looked.disputed ? (
        <div className="alert alert--amber" role="status">
          <p className="alert__title">信用代码争议已提交</p>
          <p>请登录后在“单位与账号”上传营业执照等证照。主管部门查验双方证照后决定代码归属；决定之前，本单位暂没有代码。</p>
        </div>
      ) : null}
      {looked.doubts.map((doubt) => (
        <div key={doubt} className="alert alert--amber" role="status">
          <p>{doubt}</p>
        </div>
      ))}
      <p className="lead">
        <a className="btn btn--primary" href="/app/">
          登录办理
        </a>
      </p>
    </>
  ),
});

const whole = directory['POST /api/registrations'].body;
const firstStep = whole.omit({ password: true });

/** The posted form: looked at, then confirmed; or the same page with what was typed and why not. Nothing is made before the second step. */
export async function registered(world: World, values: Readonly<Record<string, string>>): Promise<Page> {
  if (values.step === 'edit') return registerPage({ values, faults: [] });
  const broken = brokenFields(values);
  const parsed = firstStep.safeParse(values);
  const faults = [...broken, ...missing(values), ...faultsOf(parsed.error?.issues)];
  if (faults.length > 0 || !parsed.success) return registerPage({ values, faults: onceEach(faults) });
  return refusedTo(registerPage, values, async () => {
    const looked = await lookAt(world, parsed.data);
    if (values.step !== 'confirm') return confirmPage(looked, { values, faults: [] });
    const password = whole.shape.password.safeParse(values.password ?? '');
    if (!password.success)
      return confirmPage(looked, { values, faults: [{ ...entryAt(faultsOf(password.error.issues), 0), path: 'password' }] });
    const again = (typed: Typed) =>
      typed.faults.some(({ path }) => path !== 'password') ? registerPage(typed) : confirmPage(looked, typed);
    return refusedTo(again, values, async () => {
      await register(world, { ...parsed.data, password: password.data });
      return registeredPage(looked);
    });
  });
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code?: string | undefined; readonly message: string };
const faultsOf = (issues: readonly Issue[] = []): InputFault[] =>
  issues.map((issue) => ({ path: String(issue.path[0] ?? ''), rule: issue.code ?? '', message: issue.message }));

/** The page asks for both; the interface leaves them out for machines. */
const missing = (values: Readonly<Record<string, string>>): InputFault[] =>
  fields
    .filter(({ key }) => (values[key] ?? '').trim() === '')
    .map(({ key, label }) => ({ path: key, rule: '必填', message: `请填写${label}` }));

const onceEach = (faults: readonly InputFault[]): InputFault[] => [...new Map(faults.toReversed().map((one) => [one.path, one])).values()];

/** What `work` shows, or the page with the refusal at its field. */
async function refusedTo(page: (typed: Typed) => Page, values: Readonly<Record<string, string>>, work: () => Promise<Page>): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    return refusal.kind === 'badInput'
      ? page({ values, faults: refusal.faults })
      : page({ values, faults: [], said: problemOf(refusal).detail, taken: refusal.kind === 'conflict' });
  }
}
