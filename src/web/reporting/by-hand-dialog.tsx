import { useState } from 'react';
import { figureKeys, figures } from '../../core/annexes/annex7.ts';
import { usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { figureLabel, type SummaryView } from './words.ts';

/** Figures of annex 8 that the authority may change; what a sample table counts is the sample table's. */
const changeable = figureKeys.filter((key) => !('derived' in figures[key])).map((key) => ({ value: key, label: figureLabel(key) }));

/** One figure of one line, with the reason that the issuer reads; an empty value takes the change back. */
export function ByHandDialog({ view, onClose }: { view: SummaryView; onClose: () => void }) {
  const [platformId, setPlatform] = useState(view.lines[0]?.platformId ?? '');
  const [figure, setFigure] = useState<string>(changeable[0]?.value ?? '');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct('POST /api/summaries/{id}/by-hand');
  const version = usePinned(view.version, act.error);
  const toast = useToast();
  const change = async (): Promise<void> => {
    const body = { platformId, figure, value: value.trim() === '' ? null : value, reason, version };
    try {
      await act.mutateAsync({ params: { id: view.id }, body });
      toast(body.value === null ? '已恢复平台所报的数' : '已更改，请重新编制后送签发');
      onClose();
    } finally {
      void refresh('GET /api/summaries/{id}');
    }
  };
  const missing = reason.trim() === '' && value.trim() !== '' ? '请写明更改理由' : null;
  return (
    <Dialog
      open
      title="手工更改汇总表"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={missing} busy={act.isPending} onClick={() => void change().catch(() => undefined)}>
            更改
          </Button>
        </>
      }
    >
      <p>更改只对平台现在报送的一版有效，理由印在表上，{view.issuer}看得到；数有误的，宜退回平台更正。</p>
      <div className="form">
        <Field label="平台">
          {(ids) => (
            <Select
              {...ids}
              options={view.lines.map((line) => ({ value: line.platformId, label: line.platform }))}
              value={platformId}
              onChange={(event) => setPlatform(event.target.value)}
            />
          )}
        </Field>
        <Field label="项目">
          {(ids) => <Select {...ids} options={changeable} value={figure} onChange={(event) => setFigure(event.target.value)} />}
        </Field>
        <Field label="改为" source="留空为恢复平台所报的数">
          {(ids) => <Input {...ids} maxLength={60} value={value} onChange={(event) => setValue(event.target.value)} />}
        </Field>
        <Field label="更改理由">
          {(ids) => <Textarea {...ids} rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
