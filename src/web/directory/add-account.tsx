import { useState } from 'react';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Choices, Input, Select } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { type Account, type Organisation, unitOptions } from './account.ts';
import type { Handed } from './given-link.tsx';
import { rolesOf } from './words.ts';

type AddProps = {
  open: boolean;
  organisationId: string;
  units: readonly Organisation[];
  onClose: () => void;
  onHanded: (account: Account, link: Handed['link']) => void;
};

/** Adds an account; what roles it may hold follows from its organisation. */
export function AddAccount({ open, organisationId, units, onClose, onHanded }: AddProps) {
  const blank: { organisationId: string; login: string; name: string; roles: Role[] } = { organisationId, login: '', name: '', roles: [] };
  const [draft, setDraft] = useState(blank);
  const act = useAct('POST /api/accounts');
  const chosen = draft.organisationId || organisationId;
  const possible = rolesOf(units.find((one) => one.id === chosen)?.kind ?? '');
  const roles = possible.length === 1 ? [...possible] : draft.roles.filter((role) => possible.includes(role));
  const close = (): void => {
    setDraft(blank);
    act.reset();
    onClose();
  };
  const add = async (): Promise<void> => {
    await act
      .mutateAsync({ body: { organisationId: chosen, login: draft.login.trim(), name: draft.name.trim(), roles } })
      .then(({ account, link }) => {
        close();
        onHanded(account, link);
      })
      .catch(() => undefined);
  };
  return (
    <Confirm open={open} title="新增账号" act="新增" onAct={add} onClose={close} reason={reasonOf({ chosen, ...draft, roles })}>
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="单位">
          {(ids) => (
            <Select
              {...ids}
              options={unitOptions(units)}
              empty="请选择"
              value={chosen}
              onChange={(event) => setDraft({ ...draft, organisationId: event.target.value, roles: [] })}
            />
          )}
        </Field>
        <Field label="登录名" span={6} hint="字母或数字，不区分大小写">
          {(ids) => (
            <Input {...ids} maxLength={60} value={draft.login} onChange={(event) => setDraft({ ...draft, login: event.target.value })} />
          )}
        </Field>
        <Field label="姓名" span={6}>
          {(ids) => (
            <Input {...ids} maxLength={50} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
          )}
        </Field>
        <RoleField possible={possible} chosen={roles} onChoose={(next) => setDraft({ ...draft, roles: next })} />
      </div>
    </Confirm>
  );
}

const reasonOf = ({
  chosen,
  login,
  name,
  roles,
}: {
  chosen: string;
  login: string;
  name: string;
  roles: readonly Role[];
}): string | null => {
  if (chosen === '') return '请先选择单位';
  if (login.trim().length < 2 || name.trim() === '') return '请填写登录名和姓名';
  return roles.length === 0 ? '请选择角色' : null;
};

export const RoleField = ({
  possible,
  chosen,
  onChoose,
}: {
  possible: readonly Role[];
  chosen: readonly Role[];
  onChoose: (roles: Role[]) => void;
}) => (
  <Field label="角色" group hint={possible.length === 0 ? '选择单位后列出该单位可设的角色' : undefined}>
    {({ id }) => (
      <Choices
        name="roles"
        id={id}
        many
        options={possible.map((role) => ({ value: role, label: roleLabels[role] }))}
        chosen={chosen}
        onChoose={(next) => onChoose(next)}
      />
    )}
  </Field>
);
