import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import type { AnswerOf } from '../client.ts';
import { useRead } from '../query.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Grant = AnswerOf<'GET /api/role-grants'>['grants'][number];

const said = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、') || '无';

/** Roles that wait for a second hand, with what the server offers of each; `empty`: what stands there where there are none. */
export function RoleGrants({ empty = null }: { empty?: React.ReactNode }) {
  const read = useRead('GET /api/role-grants');
  const grants = read.data?.grants ?? [];
  if (read.data === undefined) return null;
  if (grants.length === 0) return empty;
  return (
    <Card title="角色变更：待另一人确认" aside={<span className="small muted">共 {grants.length} 件</span>} flush>
      <Table caption="待确认的角色变更" columns={columns} rows={grants} keyOf={(one) => one.id} stack />
    </Card>
  );
}

const columns: readonly Column<Grant>[] = [
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
          <Steps kind="role-grants" of={{ ...one, name: one.login }} offers={one.offers} words={wordsOf(one)} small />
        </span>
      ),
  },
];

const wordsOf = (one: Grant): Readonly<Record<string, StepWords<'role-grants'>>> => {
  const what = `${one.organisation} ${one.name}：${said(one.before)} → ${said(one.roles)}。`;
  return {
    confirm: {
      look: 'primary',
      title: `同意变更角色：${one.login}`,
      act: () => '同意',
      says: <p>{what}请先向本人和其单位核实；同意后即时生效，记入日志。</p>,
      done: () => '已确认，角色已变更',
    },
    refuse: { title: `不同意变更角色：${one.login}`, act: () => '不同意', done: () => '已答复不同意' },
    withdraw: { look: 'quiet', title: `撤回角色变更：${one.login}`, says: <p>{what}</p>, done: () => '已撤回' },
  };
};
