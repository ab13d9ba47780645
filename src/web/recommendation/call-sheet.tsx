import { useState } from 'react';
import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AttemptDialog } from './attempt-dialog.tsx';
import { Attempts } from './attempts.tsx';
import type { Sample, SampleRow } from './case.ts';
import { LinkDialog } from './link-dialog.tsx';
import { PrintContacts } from './print-contacts.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { type Contact, ContactCell, rated, SaidCell } from './sheet-cells.tsx';

type Act = 'record' | 'attempt' | 'replace' | 'link';
type Doing = { act: Act; rowId: string };

/** `open`: it is still being called; `mayReveal`: an officer's, now and afterwards. */
type Props = { dossierId: string; sample: Sample; open: boolean; mayReveal: boolean };

/** One row a drawn enterprise: whom to call, what annex 5 claims, what was said; replaced ones stay to be seen. */
export function CallSheet({ dossierId, sample, open, mayReveal }: Props) {
  const [shown, setShown] = useState<Readonly<Record<string, Contact>>>({});
  const [doing, setDoing] = useState<Doing | null>(null);
  const openFor = useOpening();
  const reveal = (row: SampleRow) =>
    openFor({
      title: '显示抽中企业的联系方式',
      act: '显示',
      about: '用途写一次，本页其他企业照此逐家记入日志。',
      work: async (purpose) => {
        const at = { params: { id: dossierId, rowId: row.rowId }, body: { purpose } };
        const contact = await call('POST /api/dossiers/{id}/sample/{rowId}/reveal', at);
        setShown((now) => ({ ...now, [row.rowId]: contact }));
      },
    });
  const columns: Column<SampleRow>[] = [
    { key: 'position', head: '次序', num: true, cell: (row) => row.position },
    {
      key: 'enterprise',
      head: '企业',
      rowHead: true,
      cell: (row) => (row.state === 'replaced' ? <del>{row.enterprise}</del> : row.enterprise),
    },
    {
      key: 'contact',
      head: '联系人',
      cell: (row) => (
        <>
          <ContactCell row={row} contact={shown[row.rowId]} onReveal={mayReveal ? () => void reveal(row) : null} />
          <Attempts of={row.attempts} opened={shown[row.rowId]?.attempts} />
        </>
      ),
    },
    { key: 'claimed', head: '附件5所填', cell: (row) => (row.claimed ? `${row.claimed.service}；${rated(row.claimed.satisfied)}` : '–') },
    { key: 'said', head: '测评结果', cell: (row) => <SaidCell row={row} opened={shown[row.rowId]} /> },
  ];
  if (open)
    columns.push({
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (row) => (row.state === 'replaced' ? null : <Acts row={row} onDo={(act) => setDoing({ act, rowId: row.rowId })} />),
    });
  // As it stands now: what was recorded a moment ago counts in the dialog that opens next.
  const row = sample.rows.find((one) => one.rowId === doing?.rowId);
  const close = () => setDoing(null);
  return (
    <Card title="测评名单" aside={<PrintContacts dossierId={dossierId} sample={sample} open={open} />} flush>
      <Table caption="抽中企业与测评结果" columns={columns} rows={sample.rows} keyOf={(row) => row.rowId} stack />
      {row && doing?.act === 'record' ? (
        <RecordDialog dossierId={dossierId} row={row} contact={shown[row.rowId] ?? null} onClose={close} />
      ) : null}
      {row && doing?.act === 'attempt' ? <AttemptDialog dossierId={dossierId} row={row} onClose={close} /> : null}
      {row && doing?.act === 'replace' ? <ReplaceDialog dossierId={dossierId} row={row} sample={sample} onClose={close} /> : null}
      {row && doing?.act === 'link' ? <LinkDialog dossierId={dossierId} row={row} onClose={close} /> : null}
    </Card>
  );
}

function Acts({ row, onDo }: { row: SampleRow; onDo: (act: Act) => void }) {
  const record = row.state === 'recorded' ? '更正' : '记录';
  return (
    <span className="row">
      <Button small onClick={() => onDo('record')} aria-label={`${record}${row.enterprise}`}>
        {record}
      </Button>
      {row.state === 'drawn' ? (
        <>
          <Button small look="quiet" onClick={() => onDo('attempt')} aria-label={`没访到${row.enterprise}`}>
            没访到
          </Button>
          <Button small look="quiet" onClick={() => onDo('link')} aria-label={`给${row.enterprise}生成测评链接`}>
            链接
          </Button>
          <Button small look="quiet" onClick={() => onDo('replace')} aria-label={`替换${row.enterprise}`}>
            替换
          </Button>
        </>
      ) : null}
    </span>
  );
}
