import { useState } from 'react';
import type { Role } from '../../core/workflow/relation.ts';
import { problemIn, type RequestOf } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Account, Organisation } from './account.ts';
import { RoleField } from './add-account.tsx';
import { Consequence, isConsequence } from './consequence.tsx';
import type { Handed } from './given-link.tsx';
import { rolesOf } from './words.ts';

type Change = RequestOf<'PATCH /api/accounts/{id}'>['body'];
type ChangeProps = {
  account: Account | null;
  unit: Organisation | undefined;
  onClose: () => void;
  onHanded: (account: Account, link: Handed['link'] | null) => void;
};

/** Changes one account: name and roles, stopped or in use again, a new one-time password. */
export function ChangeAccount({ account, unit, onClose, onHanded }: ChangeProps) {
  const session = useSession();
  const [name, setName] = useState(account?.name ?? '');
  const [roles, setRoles] = useState<Role[]>(account?.roles ?? []);
  const act = useAct('PATCH /api/accounts/{id}');
  const toast = useToast();
  const [last, setLast] = useState<{ body: Change; said: string } | null>(null);
  const change = async (body: Change, said: string): Promise<void> => {
    if (!account) return;
    setLast({ body, said });
    await act
      .mutateAsync({ params: { id: account.id }, body })
      .then((answer) => {
        toast(answer.waits ? '角色变更已提出，待另一位系统管理员或该单位领导确认后生效' : said);
        onClose();
        onHanded(answer.account, answer.link);
      })
      .catch(() => undefined);
  };
  const own = account?.id === session.account.id;
  return (
    <Dialog
      open={account !== null}
      title={`变更账号 ${account?.login ?? ''}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            busy={act.isPending}
            reason={name.trim() === '' ? '请填写姓名' : roles.length === 0 ? '请选择角色' : null}
            onClick={() => void change({ name: name.trim(), roles }, '已变更')}
          >
            保存
          </Button>
        </>
      }
    >
      {act.error && isConsequence(act.error) && last ? (
        <Consequence error={act.error} busy={act.isPending} onAnyway={() => void change({ ...last.body, anyway: true }, last.said)} />
      ) : act.error ? (
        <ProblemAlert problem={problemIn(act.error)} />
      ) : null}
      <p>{unit?.name}</p>
      <div className="form">
        <Field label="姓名">
          {(ids) => <Input {...ids} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <RoleField possible={rolesOf(unit?.kind ?? '')} chosen={roles} onChoose={setRoles} />
      </div>
      <div className="row">
        <Button
          busy={act.isPending}
          reason={own ? '自己的口令在“账号设置”中修改' : null}
          onClick={() => void change({ resetPassword: true }, '已办理')}
        >
          重置口令
        </Button>
        <Button
          look="danger"
          busy={act.isPending}
          reason={own ? '自己的账号请由另一位管理员停用' : null}
          reasonAt="after"
          onClick={() => void change({ active: !account?.active }, account?.active ? '已停用' : '已恢复使用')}
        >
          {account?.active ? '停用账号' : '恢复使用'}
        </Button>
      </div>
      <p className="field__hint">
        授予领导、管理员角色，或者让经办和领导由同一人担任的，须另一位系统管理员或该单位领导确认后才生效。重置口令由本人凭一次性链接自己设定新口令；领导、管理员和设置了动态口令的，须另一位系统管理员办理后才生效。重置或停用后，该账号当前的登录失效。停用的账号恢复使用，也由本人凭一次性链接重新设定口令，须另一位系统管理员办理。
      </p>
    </Dialog>
  );
}
