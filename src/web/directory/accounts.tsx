import { useState } from 'react';
import { roleLabels } from '../../core/workflow/relation.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { type Asked, useAsked } from '../ui/asked.ts';
import { Button } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { type Account, type Organisation, unitOptions } from './account.ts';
import { AccountState, accountStates, stateOf } from './account-state.tsx';
import { AddAccount } from './add-account.tsx';
import { ChangeAccount } from './change-account.tsx';
import { GivenLink, type Handed } from './given-link.tsx';
import { RoleGrants } from './role-grants.tsx';
import { WaitingLinks } from './waiting-links.tsx';

const PAGE = 50;

/** 账号: who may sign in, for which organisation, in which roles; added, changed, stopped, and given a new one-time password. */
export default function AccountsPage() {
  const asked = useAsked(['organisationId', 'search', 'state']);
  const { organisationId } = asked.filter;
  const accounts = useRead('GET /api/accounts', { query: organisationId ? { organisationId } : {} });
  const organisations = useRead('GET /api/organisations');
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Account | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  const units = organisations.data?.organisations ?? [];
  const hand = (account: Account, link: Handed['link'] | null): void => {
    if (link !== null) setHanded({ login: account.login, name: account.name, link });
  };
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="账号"
        meta={['一个账号属于一个单位；经办与签发须由两个人办理']}
        actions={
          <Button look="primary" onClick={() => setAdding(true)}>
            新增账号
          </Button>
        }
      />
      <div className="stack">
        <WaitingLinks />
        <RoleGrants />
        <Card
          title="账号名录"
          aside={<span className="small muted">{accounts.data ? `共 ${accounts.data.accounts.length} 个` : ''}</span>}
          flush
        >
          <Loaded read={accounts}>{(data) => <Found accounts={data.accounts} units={units} asked={asked} onChange={setChanging} />}</Loaded>
        </Card>
      </div>
      <AddAccount open={adding} organisationId={organisationId} units={units} onClose={() => setAdding(false)} onHanded={hand} />
      <ChangeAccount
        key={changing?.id}
        account={changing}
        unit={units.find((one) => one.id === changing?.organisationId)}
        onClose={() => setChanging(null)}
        onHanded={hand}
      />
      <GivenLink handed={handed} onClose={() => setHanded(null)} />
    </main>
  );
}

type FoundProps = {
  accounts: readonly Account[];
  units: readonly Organisation[];
  asked: Asked<'organisationId' | 'search' | 'state'>;
  onChange: (account: Account) => void;
};

function Found({ accounts, units, asked, onChange }: FoundProps) {
  const nameOf = new Map(units.map((one) => [one.id, one.name]));
  const wanted = asked.filter.search;
  const ofState = accounts.filter((one) => asked.filter.state === '' || stateOf(one) === asked.filter.state);
  const found = ofState.filter((one) => [one.login, one.name, nameOf.get(one.organisationId) ?? ''].some((text) => text.includes(wanted)));
  const { shown, pager } = usePages(found, PAGE);
  return (
    <>
      <Filters
        asked={asked}
        search={{ name: 'search', by: '登录名、姓名或单位' }}
        choices={[
          { name: 'organisationId', label: '单位', options: unitOptions(units) },
          { name: 'state', label: '状态', options: accountStates },
        ]}
      />
      {found.length > 0 ? (
        <Table caption="账号名录" columns={columnsOf(nameOf, onChange)} rows={shown} keyOf={(one) => one.id} stack />
      ) : (
        <Empty title="没有符合条件的账号" action={asked.narrowed ? <Button onClick={asked.clear}>清除条件</Button> : undefined}>
          请换一个条件，或新增账号。
        </Empty>
      )}
      <Pager {...pager} unit="个" />
    </>
  );
}

const columnsOf = (nameOf: ReadonlyMap<string, string>, onChange: (account: Account) => void): Column<Account>[] => [
  { key: 'login', head: '登录名', rowHead: true, cell: (one) => one.login },
  { key: 'name', head: '姓名', cell: (one) => one.name },
  { key: 'unit', head: '单位', cell: (one) => nameOf.get(one.organisationId) ?? '–' },
  { key: 'roles', head: '角色', cell: (one) => one.roles.map((role) => roleLabels[role]).join('、') },
  { key: 'state', head: '状态', cell: (one) => <AccountState of={one} /> },
  {
    key: 'act',
    head: '办理',
    cell: (one) => (
      <Button small look="quiet" aria-label={`变更 ${one.login}`} onClick={() => onChange(one)}>
        变更
      </Button>
    ),
  },
];
