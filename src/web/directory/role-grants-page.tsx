import { Empty } from '../ui/alert.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { RoleGrants } from './role-grants.tsx';

/** 角色变更: a leader is the second hand where an administrator gives somebody of the office a role to sign (两人办理). */
export default function RoleGrantsPage() {
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="角色变更" meta={['系统管理员授予本单位账号领导角色的，由本单位领导或另一位系统管理员核实后确认']} />
      <RoleGrants
        empty={
          <Card title="角色变更">
            <Empty title="没有待确认的角色变更">系统管理员提出后在这里确认。</Empty>
          </Card>
        }
      />
    </main>
  );
}
