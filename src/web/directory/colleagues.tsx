import { useState } from 'react';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AccountState } from './account-state.tsx';
import { RoleField } from './add-account.tsx';
import { AskCorrection } from './ask-correction.tsx';
import { AskHandover } from './ask-handover.tsx';
import { Consequence, isConsequence } from './consequence.tsx';
import { GivenLink, type Handed } from './given-link.tsx';
import { HandoverCard } from './handovers.tsx';
import { LicenceCard } from './licence-card.tsx';
import { OrganisationCaseCard } from './organisation-cases.tsx';
import { WaitingLinks } from './waiting-links.tsx';

type Colleague = AnswerOf<'GET /api/colleagues'>['accounts'][number];
type Given = 'clerk' | 'manager';
const possible: readonly Given[] = ['clerk', 'manager'];
const NOT_MANAGER = '只有单位管理员可以管理账号';

/** 单位与账号: the organisation owns its cases, people hold roles in it; a manager invites, stops and hands over. */
export default function ColleaguesPage() {
  const read = useRead('GET /api/colleagues');
  const manager = hasRole(useSession(), 'manager');
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Colleague | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="单位与账号"
        meta={['申报和季度调度表归单位所有，经办人变动不影响办理']}
        actions={
          <Button look="primary" reason={manager ? undefined : NOT_MANAGER} onClick={() => setInviting(true)}>
            邀请同事
          </Button>
        }
      />
      <Loaded read={read}>
        {({ organisation, accounts }) => (
          <div className="stack">
            <Card title="单位">
              <Kv
                items={[
                  ['单位名称', organisation.name],
                  ['统一社会信用代码', organisation.creditCode ?? '未登记'],
                ]}
              />
            </Card>
            {organisation.pending ? <LicenceCard /> : null}
            <Naming manager={manager} />
            <WaitingLinks />
            <Handovers organisation={organisation} manager={manager} />
            <Card title="本单位账号" aside={<span className="small muted">共 {accounts.length} 个</span>} flush>
              <Table caption="本单位账号" columns={columnsOf(manager, setChanging)} rows={accounts} keyOf={(one) => one.id} stack />
            </Card>
          </div>
        )}
      </Loaded>
      <Invite open={inviting} onClose={() => setInviting(false)} onHanded={setHanded} />
      <Change key={changing?.id} colleague={changing} onClose={() => setChanging(null)} onHanded={setHanded} />
      <GivenLink handed={handed} onClose={() => setHanded(null)} />
    </main>
  );
}

/** Corrections and disputes of the own organisation, and the way to ask for a correction. */
function Naming({ manager }: { manager: boolean }) {
  const read = useRead('GET /api/organisation-cases');
  const [asking, setAsking] = useState(false);
  const cases = read.data?.cases ?? [];
  return (
    <>
      {manager && !cases.some(({ state }) => state === 'asked') ? (
        <p className="small muted">
          名称、代码或登记所在地有变更、填错的：
          <Button small look="quiet" onClick={() => setAsking(true)}>
            申请更正
          </Button>
        </p>
      ) : null}
      {cases.map((one) => (
        <OrganisationCaseCard key={one.id} one={one} />
      ))}
      {asking ? <AskCorrection onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** Handovers under way, and for a colleague who is no manager the way to ask for one. */
function Handovers({ organisation, manager }: { organisation: { id: string; name: string }; manager: boolean }) {
  const read = useRead('GET /api/handovers');
  const [asking, setAsking] = useState(false);
  const open = (read.data?.handovers ?? []).filter(({ state }) => state === 'asked' || state === 'objected');
  return (
    <>
      {open.map((one) => (
        <HandoverCard key={one.id} handover={one} />
      ))}
      {manager || open.length > 0 ? null : (
        <p className="small muted">
          单位管理员已离职或不能登录的：
          <Button small look="quiet" onClick={() => setAsking(true)}>
            申请移交
          </Button>
        </p>
      )}
      {asking ? <AskHandover units={[{ value: organisation.id, label: organisation.name }]} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

const columnsOf = (manager: boolean, onChange: (one: Colleague) => void): Column<Colleague>[] => [
  { key: 'login', head: '登录名', rowHead: true, cell: (one) => one.login },
  { key: 'name', head: '姓名', cell: (one) => one.name },
  { key: 'roles', head: '角色', cell: (one) => one.roles.map((role) => roleLabels[role]).join('、') },
  { key: 'state', head: '状态', cell: (one) => <AccountState of={one} /> },
  {
    key: 'act',
    head: '办理',
    cell: (one) => (
      <Button small look="quiet" aria-label={`变更 ${one.login}`} reason={manager ? undefined : NOT_MANAGER} onClick={() => onChange(one)}>
        变更
      </Button>
    ),
  },
];

const given = (roles: readonly Role[]): Given[] => possible.filter((role) => roles.includes(role));

function Invite({ open, onClose, onHanded }: { open: boolean; onClose: () => void; onHanded: (handed: Handed) => void }) {
  const blank: { login: string; name: string; roles: Given[] } = { login: '', name: '', roles: ['clerk'] };
  const [draft, setDraft] = useState(blank);
  const act = useAct('POST /api/colleagues');
  const close = (): void => {
    setDraft(blank);
    act.reset();
    onClose();
  };
  const invite = async (): Promise<void> => {
    await act
      .mutateAsync({ body: { login: draft.login.trim(), name: draft.name.trim(), roles: draft.roles } })
      .then(({ account, link }) => {
        close();
        onHanded({ login: account.login, name: account.name, link });
      })
      .catch(() => undefined);
  };
  const incomplete =
    draft.login.trim().length < 2 || draft.name.trim() === '' ? '请填写登录名和姓名' : draft.roles.length === 0 ? '请选择角色' : null;
  return (
    <Confirm open={open} title="邀请同事" act="邀请" onAct={invite} onClose={close} reason={incomplete}>
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
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
        <RoleField possible={possible} chosen={draft.roles} onChoose={(roles) => setDraft({ ...draft, roles: given(roles) })} />
      </div>
    </Confirm>
  );
}

type Sent = { roles?: Given[]; active?: boolean; resetPassword?: boolean; anyway?: boolean };
type ChangeProps = { colleague: Colleague | null; onClose: () => void; onHanded: (handed: Handed) => void };

/** Roles, stopping, a new one-time password. Handing over is making the other a manager and stepping down oneself. */
function Change({ colleague, onClose, onHanded }: ChangeProps) {
  const [roles, setRoles] = useState<Given[]>(given(colleague?.roles ?? []));
  const act = useAct('PATCH /api/colleagues/{id}');
  const [last, setLast] = useState<Sent>({});
  const send = async (body: Sent): Promise<void> => {
    setLast(body);
    await act
      .mutateAsync({ params: { id: colleague?.id ?? '' }, body })
      .then(({ account, link }) => {
        act.reset();
        onClose();
        if (link !== null) onHanded({ login: account.login, name: account.name, link });
      })
      .catch(() => undefined);
  };
  return (
    <Confirm
      open={colleague !== null}
      title={`变更账号 ${colleague?.login ?? ''}`}
      act="保存角色"
      onAct={() => send({ roles })}
      onClose={() => {
        act.reset();
        onClose();
      }}
      reason={roles.length === 0 ? '请至少选择一个角色' : null}
    >
      {act.error && isConsequence(act.error) ? (
        <Consequence error={act.error} busy={act.isPending} onAnyway={() => void send({ ...last, anyway: true })} />
      ) : act.error ? (
        <ProblemAlert problem={problemIn(act.error)} />
      ) : null}
      <p>移交：先把同事设为单位管理员，再取消自己的管理员角色。</p>
      <div className="form">
        <RoleField possible={possible} chosen={roles} onChoose={(next) => setRoles(given(next))} />
      </div>
      <div className="row">
        <Button small onClick={() => void send({ resetPassword: true })}>
          重置口令
        </Button>
        <Button small look={colleague?.active ? 'danger' : 'plain'} onClick={() => void send({ active: !colleague?.active })}>
          {colleague?.active ? '停用账号' : '恢复账号'}
        </Button>
      </div>
    </Confirm>
  );
}
