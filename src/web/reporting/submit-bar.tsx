import { useState } from 'react';
import type { FigureKey } from '../../core/annexes/annex7.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Autosave } from '../form/autosave.ts';
import { SaveLine } from '../form/save-line.tsx';
import { refresh, useAct } from '../query.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { ActionBar, Kv } from '../ui/page.tsx';
import type { Receipt } from './receipt.tsx';
import { figureLabel, offerOf, type ReportView } from './words.ts';

type Props = { view: ReportView; saving: Autosave; onFaults: () => void; onReceipt: (receipt: Receipt) => void };

/** What is saved, and the submission; with faults it leads to them. */
export function SubmitBar({ view, saving, onFaults, onReceipt }: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const saved = await saving.flush();
    await refresh('GET /api/reports/{id}');
    setBusy(false);
    if (saved) setAsking(true);
  };
  const wrong = view.faults.length > 0;
  return (
    <ActionBar state={<SaveLine saving={saving} labelOf={(path) => placeLabel(path)} />}>
      <Steps kind="reports" of={view} offers={view.offers.filter(({ step }) => step === 'withdraw')} words={withdrawing} />
      <Button look="primary" busy={busy} reason={reasonOf(view, saving)} onClick={() => (wrong ? onFaults() : void ask())}>
        {view.state.name === 'open' ? '报送' : '重新报送'}
      </Button>
      {asking ? <SubmitDialog view={view} onReceipt={onReceipt} onClose={() => setAsking(false)} /> : null}
    </ActionBar>
  );
}

const withdrawing: Readonly<Record<string, StepWords<'reports'>>> = {
  withdraw: {
    look: 'plain',
    title: '放弃更正？',
    act: () => '放弃更正',
    says: <p>正在更正的内容不再保留，表中恢复为已报送的一版；已报送的一版一直有效，不受影响。</p>,
    done: () => '已放弃更正，以已报送的一版为准',
  },
};

function placeLabel(path: string): string | undefined {
  if (path === 'nothingToReport') return '零报告';
  if (path === 'annualSummary') return '年度服务工作总结';
  if (path === 'explanation') return '存疑数据说明';
  const [table] = path.split('/');
  if (table === 'frequent') return '样表1中的一行';
  return table === 'events' ? '样表2中的一行' : figureLabel(path as FigureKey);
}

/** Faults don't block the button: pressing it leads to them. */
function reasonOf(view: ReportView, saving: Autosave): string | null {
  if (saving.conflicts.length > 0) return '还不能报送：与他人同时修改的内容尚未选定';
  if (saving.status === 'failed' || saving.status === 'refused') return '还不能报送：有改动没有保存';
  const offer = offerOf(view.offers, 'submit');
  if (!offer) return '现在不能报送';
  const others = offer.blockedBy.filter((reason) => !/需要改正/.test(reason));
  return others.length === 0 ? null : others.join('；');
}

type DialogProps = Pick<Props, 'view' | 'onReceipt'> & { onClose: () => void };

function SubmitDialog({ view, onReceipt, onClose }: DialogProps) {
  const act = useAct('POST /api/reports/{id}/submit');
  const submit = async (): Promise<void> => {
    try {
      onReceipt(await act.mutateAsync({ params: { id: view.id }, body: { version: view.version } }));
    } catch {
      void refresh('GET /api/reports/{id}');
    }
  };
  return (
    <Confirm open title={`报送${view.period}调度表？`} act="确认报送" onAct={submit} onClose={onClose}>
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>
        报送{view.authority}后，需要更正时可重新打开，原报送内容留存。
        {view.due.pastDue ? `现已逾期 ${view.due.daysLate} 天，系统照收并如实记明。` : ''}
      </p>
      <Kv
        items={[
          ['平台', view.platform],
          ['季度', view.period],
          ['服务总收入（累计）', `${view.figures.serviceIncome} 万元`],
          ['服务企业数（累计）', `${view.figures.enterprises} 户`],
          ['样表', `样表1 ${view.sampleTables.frequent.length} 行，样表2 ${view.sampleTables.events.length} 行`],
          ['零报告', view.nothingToReport ? '是' : '否'],
        ]}
      />
    </Confirm>
  );
}
