import { useState } from 'react';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { refresh } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { DifferencesView } from './differences-view.tsx';

type Preview = AnswerOf<'POST /api/editions/preview'>;
type Fault = Preview['faults'][number];
type Chosen = { readonly name: string; readonly text: string };

const columns: readonly Column<Fault>[] = [
  { key: 'line', head: '行', num: true, cell: (one) => one.line },
  { key: 'at', head: '位置', cell: (one) => one.at },
  { key: 'message', head: '问题', rowHead: true, cell: (one) => one.message },
];

/** A file is read, every fault is told by its line; one without fault is shown with what differs, and handed to a leader. */
export function BringEdition() {
  const [file, setFile] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      const { detail, faults = [] } = problemIn(error);
      setProblem([detail, ...faults.map(({ path, message }) => `${path} ${message}`)].join(' '));
    }
    setBusy(false);
  };
  const read = (chosen: File): void =>
    void attempt(async () => {
      const text = await chosen.text();
      setFile({ name: chosen.name, text });
      setPreview(await call('POST /api/editions/preview', { body: { text } }));
    });
  const hand = ({ text }: Chosen): Promise<void> =>
    attempt(async () => {
      await call('POST /api/editions', { body: { text } });
      toast('已提交，分管领导的消息里已经告知');
      setFile(null);
      setPreview(null);
      await refresh();
    });
  return (
    <Card title="带入一个版本">
      <div className="stack-s">
        <p>下载一个版本的文件，改好后在这里选择。系统逐行核对，说出与现行版本有什么不同；没有问题的提交分管领导签发。</p>
        <div className="row">
          <FileButton label="版本文件" accept=".yaml,.yml" busy={busy} onFile={read}>
            选择版本文件
          </FileButton>
        </div>
        {problem === '' ? null : (
          <Alert tone="red" title="没有办成" live>
            <p>{problem}</p>
          </Alert>
        )}
        {file && preview ? <Read file={file} preview={preview} busy={busy} onHand={() => void hand(file)} /> : null}
      </div>
    </Card>
  );
}

function Read({ file, preview, busy, onHand }: { file: Chosen; preview: Preview; busy: boolean; onHand: () => void }) {
  const { faults, appraisal } = preview;
  if (faults.length > 0 || appraisal === null)
    return (
      <div className="stack-s" aria-live="polite">
        <Alert tone="red" title={`“${file.name}”有 ${faults.length} 处问题，还不能提交`}>
          <p>改好后重新选择文件。</p>
        </Alert>
        <Table caption="版本文件的问题" columns={columns} rows={faults} keyOf={(one) => `${one.line}${one.at}${one.message}`} tight stack />
      </div>
    );
  return (
    <div className="stack-s" aria-live="polite">
      <p>
        “{file.name}”没有问题：版本 {appraisal.id}，《{appraisal.title}》，{appraisal.inForce ?? '施行日期未定'}
        {appraisal.inForce === null ? '' : '起施行'}。
      </p>
      <DifferencesView of={appraisal} />
      <div className="row">
        <Button look="primary" busy={busy} onClick={onHand}>
          提交分管领导签发
        </Button>
      </div>
    </div>
  );
}
