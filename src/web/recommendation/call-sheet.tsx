import { useState } from 'react';
import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { paths, to } from '../paths.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Attempts } from './attempts.tsx';
import type { Sample, SampleRow } from './case.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { PrintContacts } from './print-contacts.tsx';
import { type Contact, ContactCell, rated, SaidCell } from './sheet-cells.tsx';

type Act = 'correct' | 'link';
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
    <Card
      title="测评名单"
      aside={
        <span className="row">
          <PrintContacts dossierId={dossierId} sample={sample} open={open} />
          {open && sample.rows.some((one) => one.state === 'drawn') ? (
            <ButtonLink small look="primary" href={to(paths.callDesk, { id: dossierId })}>
              打开电话台
            </ButtonLink>
          ) : null}
        </span>
      }
      flush
    >
      <Table caption="抽中企业与测评结果" columns={columns} rows={sample.rows} keyOf={(row) => row.rowId} stack />
      {row && doing?.act === 'correct' ? (
        <CorrectDialog dossierId={dossierId} row={row} contact={shown[row.rowId] ?? null} onClose={close} />
      ) : null}
      {row && doing?.act === 'link' ? <LinkDialog dossierId={dossierId} row={row} onClose={close} /> : null}
    </Card>
  );
}

/** Who waits is called at the desk; here what was recorded is put right, and a link goes to whom one does not call. */
function Acts({ row, onDo }: { row: SampleRow; onDo: (act: Act) => void }) {
  return row.state === 'recorded' ? (
    <Button small onClick={() => onDo('correct')} aria-label={`更正${row.enterprise}`}>
      更正
    </Button>
  ) : (
    <Button small look="quiet" onClick={() => onDo('link')} aria-label={`给${row.enterprise}生成测评链接`}>
      链接
    </Button>
  );
}
