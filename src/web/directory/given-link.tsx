import type { AnswerOf } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Link = NonNullable<AnswerOf<'PATCH /api/accounts/{id}'>['link']>;
export type Handed = { readonly login: string; readonly name: string; readonly link: Link };

/** Where a one-time link went. Its address is shown this once; it is kept only as a digest, and who hands it on never sees a password. */
export function GivenLink({ handed, onClose }: { handed: Handed | null; onClose: () => void }) {
  const toast = useToast();
  const url = handed?.link.url ?? null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url ?? '').then(
      () => toast('已复制'),
      () => toast('没有复制成功，请选中链接后复制', { tone: 'red' }),
    );
  };
  return (
    <Dialog
      open={handed !== null}
      title="设定口令的一次性链接"
      firm
      onClose={onClose}
      foot={
        <>
          {url === null ? null : <Button onClick={() => void copy()}>复制链接</Button>}
          <Button look="primary" onClick={onClose}>
            {url === null ? '知道了' : '已交给本人'}
          </Button>
        </>
      }
    >
      {handed ? <Told {...handed} /> : null}
    </Dialog>
  );
}

function Told({ name, login, link: { way, secondNeeded, endsAt, url } }: Handed) {
  const whom = `${name}（登录名 ${login}）`;
  return (
    <>
      {way === 'mail' && !secondNeeded ? <p>链接已发到{whom}本人确认过的邮箱，由其自己设定口令。</p> : null}
      {way === 'mail' && secondNeeded ? (
        <p>{whom}是领导或管理员：另一位系统管理员在待办中同意后，链接才发到其本人确认过的邮箱；在此之前原口令仍可使用。</p>
      ) : null}
      {url === null ? null : (
        <Field label="一次性链接" hint={`${dateAndTime(endsAt)} 前有效，只能使用一次；只显示这一次`}>
          {(ids) => <Input {...ids} readOnly value={url} onFocus={(event) => event.target.select()} />}
        </Field>
      )}
      {way === 'code' ? (
        <p>
          请把链接交给{whom}
          。打开链接还要验证码：由另一位系统管理员（或者所在地主管部门的经办人）在待办中取得，另行交给本人，您看不到。只有一位系统管理员的，由运行服务器的人执行
          bin/shifan user code {login}。
        </p>
      ) : null}
      {way === 'link' ? <p>请把链接交给{whom}，由其自己设定口令。</p> : null}
    </>
  );
}
