import { useState } from 'react';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { ConfirmDialog, sentWords } from './confirm-dialog.tsx';
import { EnterpriseDialog } from './enterprise-dialog.tsx';
import { Merging } from './merging.tsx';
import type { EnterpriseLine } from './words.ts';

const SHOWN = 200;

/** 企业库: those that were served, each once, with whom to ask for there. Only the own unit sees it. */
export function EnterprisesTab({ year }: { year: number }) {
  const read = useRead('GET /api/ledger/enterprises', { query: { year } });
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<EnterpriseLine | null>(null);
  const [asking, setAsking] = useState<EnterpriseLine | null>(null);
  const columns: readonly Column<EnterpriseLine>[] = [
    { key: 'name', head: '企业名称', rowHead: true, cell: ({ name }) => name },
    { key: 'code', head: '统一社会信用代码', cell: ({ creditCode }) => creditCode ?? '–' },
    { key: 'contact', head: '联系人', cell: ({ contact }) => contact || '–' },
    { key: 'phone', head: '电话', cell: ({ phone }) => phone || '–' },
    { key: 'times', head: `${year}年次数`, num: true, cell: ({ times }) => times },
    { key: 'link', head: '企业确认', cell: ({ link }) => sentWords(link) },
    {
      key: 'do',
      head: '',
      label: '办理',
      cell: (one) => (
        <>
          <Button small look="quiet" aria-label={`请确认：${one.name}`} onClick={() => setAsking(one)}>
            请确认
          </Button>
          <Button small look="quiet" aria-label={`修改${one.name}`} onClick={() => setOpen(one)}>
            修改
          </Button>
        </>
      ),
    },
  ];
  return (
    <Loaded read={read} lines={8}>
      {({ enterprises }) => {
        const roots = enterprises.filter(({ mergedInto }) => mergedInto === null);
        const found = roots.filter(({ name }) => enterpriseKey(name).includes(enterpriseKey(words)));
        return (
          <>
            <div className="sheet__bar">
              <Input
                small
                type="search"
                aria-label="按名称查找"
                placeholder="按名称查找"
                value={words}
                onChange={({ target }) => setWords(target.value)}
              />
              <span className="small muted" role="status">
                {found.length > SHOWN ? `共 ${found.length} 家，显示前 ${SHOWN} 家，请按名称查找` : `共 ${found.length} 家`}
                ；样表1取这里的联系人和电话
              </span>
            </div>
            <Merging all={enterprises} />
            <Table
              caption="企业库"
              columns={columns}
              rows={found.slice(0, SHOWN)}
              keyOf={({ id }) => id}
              tight
              stack
              empty={<Empty title={roots.length === 0 ? '企业库还是空的' : '没有这家企业'}>记一次服务，服务的企业就进入企业库。</Empty>}
            />
            {asking ? <ConfirmDialog key={asking.id} one={asking} onClose={() => setAsking(null)} /> : null}
            {open ? <EnterpriseDialog key={open.id} one={open} onClose={() => setOpen(null)} /> : null}
          </>
        );
      }}
    </Loaded>
  );
}
