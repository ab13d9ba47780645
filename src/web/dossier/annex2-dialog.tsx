import { useState } from 'react';
import { tableAt } from '../../core/annexes/form.ts';
import { unitOf } from '../form/change.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Annex2Answer, changesOf, type Found, isLoss, lineOf, whyNot } from './annex2-changes.ts';
import type { Filling } from './filling.ts';

type DialogProps = { found: { file: File; answer: Annex2Answer } | null; filling: Filling; onClose: () => void };

/** Every difference with its tick: what is taken goes into the form like what is typed, and can be taken back in the same way. */
export function Annex2Dialog({ found, filling, onClose }: DialogProps) {
  const answer = found?.answer ?? null;
  return (
    <Dialog
      open={found !== null}
      wide
      title={`读回 ${found?.file.name ?? ''}`}
      onClose={onClose}
      foot={answer?.kind === 'read' && answer.changes.length > 0 ? undefined : <Button onClick={onClose}>关闭</Button>}
    >
      {answer?.kind === 'refused' ? (
        <Alert tone="red" title="这个文件没有读取" live>
          <p>{answer.reason}</p>
        </Alert>
      ) : null}
      {answer?.kind === 'read' ? (
        <Differences answer={answer} fileName={found?.file.name ?? ''} filling={filling} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

type Read = Extract<Annex2Answer, { kind: 'read' }>;

type DifferencesProps = { answer: Read; fileName: string; filling: Filling; onClose: () => void };

function Differences({ answer, fileName, filling, onClose }: DifferencesProps) {
  const { changes, masked, missing, unread } = answer;
  const content = filling.content();
  const whyNotNow = (one: Found): string | null => whyNot(one, filling.content(), filling.editable);
  const [chosen, setChosen] = useState<ReadonlySet<Found>>(() => new Set(changes.filter((one) => !isLoss(one) && whyNotNow(one) === null)));
  const toast = useToast();
  const tick = (one: Found, on: boolean): void => setChosen(new Set(changes.filter((other) => (other === one ? on : chosen.has(other)))));
  const take = (): void => {
    const still = changes.filter((one) => chosen.has(one) && whyNotNow(one) === null);
    const taken = changesOf(still, filling.content());
    filling.change(...taken);
    void filling.imports.readBack(fileName, [...new Set(taken.filter((one) => !('remove' in one)).map(unitOf))]);
    const left = chosen.size - still.length;
    toast(`已采用 ${still.length} 处${left > 0 ? `；${left} 处读取后又改过，没有采用` : ''}`);
    onClose();
  };
  const columns: readonly Column<Found>[] = [
    {
      key: 'take',
      head: '采用',
      cell: (one) => {
        const reason = whyNotNow(one);
        return (
          <>
            <input
              type="checkbox"
              aria-label={`采用 ${lineOf(one, content, filling.form).place}`}
              checked={chosen.has(one)}
              disabled={reason !== null}
              onChange={(event) => tick(one, event.target.checked)}
            />
            {reason ? <small className="muted">{reason}</small> : null}
          </>
        );
      },
    },
    { key: 'place', head: '何处', rowHead: true, cell: (one) => lineOf(one, content, filling.form).place },
    { key: 'before', head: '现在填写的', cell: (one) => lineOf(one, content, filling.form).before },
    {
      key: 'after',
      head: '文件里的',
      cell: (one) => (
        <>
          {lineOf(one, content, filling.form).after}
          {one.faults.map((fault) => (
            <small className="late" key={fault}>
              {' '}
              {fault}
            </small>
          ))}
        </>
      ),
    },
  ];
  return (
    <div className="stack-s">
      <p>
        {changes.length === 0
          ? '这份附件2与现在填写的内容相同，没有要采用的。'
          : `与现在填写的有 ${changes.length} 处不同。勾选的才会写入申请表；变成空白的、少了的行没有预先勾选。`}
      </p>
      {unread.map((sentence) => (
        <p className="small late" key={sentence}>
          {sentence}
        </p>
      ))}
      {masked > 0 ? <p className="small">文件里有 {masked} 处个人信息是遮盖着的（带 *），没有读取。</p> : null}
      {missing.length > 0 ? (
        <p className="small">文件里没有找到这些表，保持原样：{missing.map((key) => tableAt(key)?.label ?? key).join('、')}。</p>
      ) : null}
      {changes.length > 0 ? (
        <>
          <div className="faults">
            <Table tight stack caption="附件2的不同之处" columns={columns} rows={changes} keyOf={(_, index) => String(index)} />
          </div>
          <div className="row">
            <Button look="primary" reason={chosen.size === 0 ? '请先勾选要采用的' : null} reasonAt="after" onClick={take}>
              采用 {chosen.size} 处
            </Button>
            <Button onClick={onClose}>都不采用</Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
