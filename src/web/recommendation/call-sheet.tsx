import { useState } from 'react';
import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { call, problemIn } from '../client.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Sample, SampleRow } from './case.ts';
import { RecordDialog } from './record-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';

export type Contact = { contact: string; mobile: string; interviewee: string | null; intervieweeMobile: string | null };

const methodLabel = (method: number | null) => assessmentMethods.find((one) => Number(one.number) === method)?.label ?? '';

/** One row a drawn enterprise: whom to call, what annex 5 claims, what was said; replaced ones stay to be seen. */
export function CallSheet({ dossierId, sample, open }: { dossierId: string; sample: Sample; open: boolean }) {
  const [shown, setShown] = useState<Readonly<Record<string, Contact>>>({});
  const [recording, setRecording] = useState<SampleRow | null>(null);
  const [replacing, setReplacing] = useState<SampleRow | null>(null);
  const toast = useToast();
  const reveal = async (row: SampleRow) => {
    try {
      const contact = await call('POST /api/dossiers/{id}/sample/{rowId}/reveal', { params: { id: dossierId, rowId: row.rowId } });
      setShown((now) => ({ ...now, [row.rowId]: contact }));
    } catch (error) {
      toast(problemIn(error).detail, { tone: 'red' });
    }
  };
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
      cell: (row) => <ContactCell row={row} contact={shown[row.rowId]} onReveal={open ? () => void reveal(row) : null} />,
    },
    { key: 'claimed', head: '附件5所填', cell: (row) => (row.claimed ? `${row.claimed.service}；${rated(row.claimed.satisfied)}` : '–') },
    { key: 'said', head: '测评结果', cell: (row) => <SaidCell row={row} /> },
  ];
  if (open)
    columns.push({
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (row) =>
        row.state === 'replaced' ? null : (
          <span className="row">
            <Button small onClick={() => setRecording(row)} aria-label={`${row.state === 'recorded' ? '更正' : '记录'}${row.enterprise}`}>
              {row.state === 'recorded' ? '更正' : '记录'}
            </Button>
            {row.state === 'drawn' ? (
              <Button small look="quiet" onClick={() => setReplacing(row)} aria-label={`替换${row.enterprise}`}>
                替换
              </Button>
            ) : null}
          </span>
        ),
    });
  return (
    <Card title="测评名单" aside={<PrintButton small label="打印名单" />} flush>
      <Table caption="抽中企业与测评结果" columns={columns} rows={sample.rows} keyOf={(row) => row.rowId} stack />
      {recording ? (
        <RecordDialog dossierId={dossierId} row={recording} contact={shown[recording.rowId] ?? null} onClose={() => setRecording(null)} />
      ) : null}
      {replacing ? (
        <ReplaceDialog dossierId={dossierId} row={replacing} reasons={sample.replacementReasons} onClose={() => setReplacing(null)} />
      ) : null}
    </Card>
  );
}

const rated = (satisfied: boolean | null) => (satisfied === null ? '未评价' : satisfied ? '满意' : '不满意');

function ContactCell({ row, contact, onReveal }: { row: SampleRow; contact: Contact | undefined; onReveal: (() => void) | null }) {
  if (row.state === 'replaced') return <span className="muted">{row.replacedReason}</span>;
  if (contact)
    return (
      <>
        {contact.contact}　<a href={`tel:${contact.mobile}`}>{contact.mobile}</a>
      </>
    );
  return (
    <>
      {row.claimed?.contact ?? '–'}　{row.claimed?.mobile ?? ''}{' '}
      {onReveal ? (
        <button type="button" className="linkish" onClick={onReveal} aria-label={`显示${row.enterprise}的联系方式（记入日志）`}>
          显示
        </button>
      ) : null}
    </>
  );
}

function SaidCell({ row }: { row: SampleRow }) {
  if (row.state === 'replaced') return <Badge tone="grey">已替换</Badge>;
  if (row.state === 'drawn') return <Badge tone="amber">未记录</Badge>;
  const differs = row.claimed?.satisfied === true && row.satisfied === false;
  return (
    <>
      <Badge tone={row.satisfied ? 'green' : 'red'}>{rated(row.satisfied)}</Badge> {methodLabel(row.method)}，{row.interviewee}
      {row.intervieweePosition ? `（${row.intervieweePosition}）` : ''}：{row.service}
      {differs ? <p className="small soon">与附件5所填“满意”不一致</p> : null}
      {row.note ? <p className="small muted">{row.note}</p> : null}
    </>
  );
}
