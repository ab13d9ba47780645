import { useState } from 'react';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Grant = AnswerOf<'GET /api/role-grants'>['grants'][number];
type Doing = { of: Grant; step: string };

const said = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、') || '无';
const done = { confirm: '已确认，角色已变更', refuse: '已答复不同意', withdraw: '已撤回' } as const;

/** Roles that wait for a second hand, with what the server offers of each; `empty`: what stands there where there are none. */
export function RoleGrants({ empty = null }: { empty?: React.ReactNode }) {
  const read = useRead('GET /api/role-grants');
  const [doing, setDoing] = useState<Doing | null>(null);
  const grants = read.data?.grants ?? [];
  if (read.data === undefined) return null;
  if (grants.length === 0) return empty;
  return (
    <Card title="角色变更：待另一人确认" aside={<span className="small muted">共 {grants.length} 件</span>} flush>
      <Table caption="待确认的角色变更" columns={columnsOf(setDoing)} rows={grants} keyOf={(one) => one.id} stack />
      {doing === null ? null : <Step key={`${doing.of.id} ${doing.step}`} {...doing} onClose={() => setDoing(null)} />}
    </Card>
  );
}

const columnsOf = (onDo: (doing: Doing) => void): Column<Grant>[] => [
  { key: 'login', head: '账号', rowHead: true, cell: (one) => `${one.name}（${one.login}）` },
  { key: 'unit', head: '单位', cell: (one) => one.organisation },
  { key: 'roles', head: '角色', cell: (one) => `${said(one.before)} → ${said(one.roles)}` },
  { key: 'asked', head: '提出', cell: (one) => `${one.askedBy}，${dateAndTime(one.askedAt)}` },
  {
    key: 'act',
    head: '办理',
    cell: (one) =>
      one.offers.length === 0 ? (
        <span className="muted">待另一位系统管理员或该单位领导确认</span>
      ) : (
        <span className="row">
          {one.offers.map(({ step, label, blockedBy }) => (
            <Button
              key={step}
              small
              look={step === 'confirm' ? 'primary' : step === 'withdraw' ? 'quiet' : 'plain'}
              reason={blockedBy.join('；') || null}
              aria-label={`${label}：${one.login}`}
              onClick={() => onDo({ of: one, step })}
            >
              {label}
            </Button>
          ))}
        </span>
      ),
  },
];

function Step({ of: one, step, onClose }: Doing & { onClose: () => void }) {
  const act = useAct('POST /api/role-grants/{id}/steps/{step}');
  const toast = useToast();
  const take = (name: 'confirm' | 'refuse' | 'withdraw', body: { word: string } | Record<never, never> = {}) =>
    act
      .mutateAsync({ params: { id: one.id, step: name }, body: { ...body, version: one.version } })
      .then(() => {
        toast(done[name]);
        onClose();
      })
      .catch(() => undefined);
  const problem = act.error ? problemIn(act.error) : null;
  if (step === 'refuse')
    return (
      <AskText
        {...{ title: `不同意变更角色：${one.login}`, label: '不同意的理由', act: '不同意', busy: act.isPending, problem, onClose }}
        onSend={(word) => void take('refuse', { word })}
      />
    );
  return (
    <Confirm
      open
      grave={step === 'confirm'}
      title={step === 'confirm' ? `同意变更角色：${one.login}` : `撤回角色变更：${one.login}`}
      act={step === 'confirm' ? '同意' : '撤回'}
      onAct={() => take(step === 'confirm' ? 'confirm' : 'withdraw')}
      onClose={onClose}
    >
      {problem ? <ProblemAlert problem={problem} /> : null}
      <p>
        {one.organisation} {one.name}：{said(one.before)} → {said(one.roles)}。
        {step === 'confirm' ? '请先向本人和其单位核实；同意后即时生效，记入日志。' : ''}
      </p>
    </Confirm>
  );
}
