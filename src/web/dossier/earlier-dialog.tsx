import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { sizeText } from './file-words.ts';
import type { Filling } from './filling.ts';

type Offered = NonNullable<AnswerOf<'GET /api/dossiers/{id}/earlier'>['offered']>;
type Props = { filling: Filling; open: boolean; onClose: () => void };

/** Texts and files of the last application, taken into this one as they are chosen; what can't be used says why. */
export function EarlierDialog({ filling, open, onClose }: Props) {
  const read = useRead('GET /api/dossiers/{id}/earlier', open ? { params: { id: filling.dossierId } } : undefined);
  return (
    <Dialog
      open={open}
      wide
      title="取用以往申报的内容"
      onClose={onClose}
      foot={read.data?.offered ? undefined : <Button onClick={onClose}>关闭</Button>}
    >
      <Loaded read={read}>
        {({ offered }) =>
          offered ? (
            <Choosing key={offered.from.id} offered={offered} filling={filling} onClose={onClose} />
          ) : (
            <p>贵单位没有以往的申报可以取用，请直接填写、上传。</p>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Choosing({ offered: { from, texts, files }, filling, onClose }: Omit<Props, 'open'> & { offered: Offered }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const toast = useToast();
  const tick = (key: string, label: string, reason: string | null = null) => (
    <input
      type="checkbox"
      aria-label={`取用 ${label}`}
      checked={chosen.has(key)}
      disabled={reason !== null}
      onChange={({ target }) => setChosen(new Set([...chosen].filter((one) => one !== key).concat(target.checked ? [key] : [])))}
    />
  );
  // What was ticked and is no longer offered is neither sent nor counted.
  const body = {
    from: from.id,
    texts: texts.flatMap(({ path, base }) => (chosen.has(path) ? [{ path, base }] : [])),
    files: files.flatMap(({ id, why }) => (chosen.has(id) && why === null ? [id] : [])),
  };
  const count = body.texts.length + body.files.length;
  const take = async (): Promise<void> => {
    setBusy(true);
    const wrong = await filling.imports.takeEarlier(body);
    setBusy(false);
    setProblem(wrong);
    if (wrong !== null) return;
    toast(`已取用 ${count} 项，往年的请逐项核对`);
    onClose();
  };
  return (
    <div className="stack-s">
      <p>来自贵单位{from.label}。取用的内容写明来源；往年的标为“待核对”，核对以后才算填好。</p>
      {from.fate ? <Alert tone="amber" title={from.fate} /> : null}
      {problem ? <Alert tone="red" title={problem} live /> : null}
      {texts.length > 0 ? (
        <Table tight stack caption="文字" columns={textColumns(tick)} rows={texts} keyOf={({ path }) => path} />
      ) : (
        <p className="small">文字都与本申报现在填写的相同，没有要取用的。</p>
      )}
      {files.length > 0 ? (
        <Table tight stack caption="申报材料" columns={fileColumns(tick)} rows={files} keyOf={({ id }) => id} />
      ) : (
        <p className="small">那份申报没有上传材料。</p>
      )}
      <div className="row">
        <Button look="primary" busy={busy} reason={count === 0 ? '请先勾选要取用的' : null} reasonAt="after" onClick={() => void take()}>
          取用 {count} 项
        </Button>
        <Button onClick={onClose}>不取用</Button>
      </div>
    </div>
  );
}

type Tick = (key: string, label: string, reason?: string | null) => ReactNode;

const textColumns = (tick: Tick): readonly Column<Offered['texts'][number]>[] => [
  { key: 'take', head: '取用', cell: ({ path, label }) => tick(path, label) },
  { key: 'label', head: '栏目', rowHead: true, cell: ({ label }) => label },
  { key: 'then', head: '以往填写的', cell: ({ text }) => <Excerpt text={text} /> },
  { key: 'here', head: '现在填写的', cell: ({ here }) => (here === '' ? '尚未填写' : <Excerpt text={here} />) },
];

const fileColumns = (tick: Tick): readonly Column<Offered['files'][number]>[] => [
  { key: 'take', head: '取用', cell: ({ id, name, why }) => tick(id, name, why) },
  {
    key: 'name',
    head: '文件',
    rowHead: true,
    cell: ({ name, size }) => (
      <>
        {name} <small className="muted">{sizeText(size)}</small>
      </>
    ),
  },
  { key: 'kind', head: '材料', cell: ({ kind }) => kind },
  { key: 'until', head: '有效期至', cell: ({ validUntil }) => fullDate(validUntil, '没有写明') },
  { key: 'why', head: '能否沿用', cell: ({ why }) => why ?? '可以，取用后请核对是否仍然有效' },
];

const EXCERPT = 120;

/** The beginning of a long text; the whole on demand. */
function Excerpt({ text }: { text: string }) {
  if (text.length <= EXCERPT) return <>{text}</>;
  return (
    <details>
      <summary>
        {text.slice(0, EXCERPT)}…（{text.length} 字）
      </summary>
      {text}
    </details>
  );
}
