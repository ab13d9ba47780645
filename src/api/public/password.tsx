import type { World } from '../../acts/context.ts';
import { type LinkSeen, openLink, seeLink } from '../../acts/directory/open-link.ts';
import { type InputFault, Refused } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { brokenFields } from './http.ts';
import { Head, type Page } from './page.tsx';

/** The page behind a one-time link: looking uses nothing up. */
export const passwordPage = async (world: World, token: string): Promise<Page> => asked(await seeLink(world, token), token, []);

/** The posted password: set once, or the same page with why not; what was typed is not shown again. */
export async function passwordSet(world: World, token: string, values: Readonly<Record<string, string>>): Promise<Page> {
  const { password = '', again = '', code = '' } = values;
  const faults = brokenFields(values);
  if (password !== again) faults.push({ path: 'again', rule: '口令', message: '两次填写的口令不一致，请重新填写' });
  if (faults.length > 0) return asked(await seeLink(world, token), token, faults);
  try {
    return done(await openLink(world, token, { password, code }));
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'badInput') {
      const { faults: said } = error.refusal;
      return asked(await seeLink(world, token), token, said);
    }
    throw error;
  }
}

/** For every link that opens nothing: unknown, used, over, expired. */
export const deadLink = (why: string): Page => ({
  title: '链接不能使用',
  at: null,
  status: 410,
  plain: true,
  body: (
    <>
      <Head title="链接不能使用" />
      <p className="lead">{why}。</p>
      <p className="lead">
        已经设定过口令的，<a href="/app/">请直接登录</a>；需要新链接的，请联系本单位管理员或系统管理员。
      </p>
    </>
  ),
});

const asked = (link: LinkSeen, token: string, faults: readonly InputFault[]): Page => ({
  title: '设定口令',
  at: null,
  plain: true,
  ...(faults.length > 0 ? { status: 400 } : {}),
  body: (
    <>
      <Head title="设定口令" meta={[link.organisation, `${chineseDay(dayOf(link.endsAt))}前有效，只能使用一次`]} />
      {faults.length > 0 ? (
        <div className="alert alert--red lead" role="alert">
          <p className="alert__title">口令没有设定：</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault.path}>
                <a href={`#${fault.path}`}>{fault.message}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <form className="survey stack lead" method="post" action={`/password/${encodeURIComponent(token)}`}>
        <p>
          登录名 <b>{link.login}</b>（{link.name}）。不是您本人的，请关闭本页。
        </p>
        {link.asksCode ? <Secret name="code" label="验证码" hint="8位数字，由另一位经办的人交给您" faults={faults} /> : null}
        <Secret name="password" label="新口令" hint="至少10位，不要与其他系统相同" faults={faults} />
        <Secret name="again" label="再填一次新口令" faults={faults} />
        <input type="hidden" name="username" autoComplete="username" value={link.login} />
        <button className="btn btn--primary" type="submit">
          设定口令
        </button>
      </form>
    </>
  ),
});

function Secret({ name, label, hint, faults }: { name: string; label: string; hint?: string; faults: readonly InputFault[] }) {
  const fault = faults.find((one) => one.path === name)?.message;
  const isCode = name === 'code';
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor={name}>
        <b>{label}</b>
      </label>
      <input
        className="input"
        id={name}
        name={name}
        required
        maxLength={isCode ? 20 : 200}
        type={isCode ? 'text' : 'password'}
        inputMode={isCode ? 'numeric' : undefined}
        autoComplete={isCode ? 'one-time-code' : 'new-password'}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || hint ? `${name}-note` : undefined}
      />
      {fault || hint ? (
        <p className={fault ? 'field__err' : 'field__hint'} id={`${name}-note`}>
          {fault ?? hint}
        </p>
      ) : null}
    </div>
  );
}

const done = ({ login }: LinkSeen): Page => ({
  title: '口令已设定',
  at: null,
  plain: true,
  body: (
    <>
      <Head title="口令已设定" />
      <div className="alert lead" role="status">
        <p className="alert__title">登录名 {login} 的口令已设定，链接已失效</p>
        <p>
          <a href="/app/">去登录</a>
        </p>
      </div>
    </>
  ),
});
