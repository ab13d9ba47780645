import { useState } from 'react';
import { useLocation } from 'wouter';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { Edition } from './edition-looks.ts';

/** Asks for the name of a new draft and what it begins from, and opens it. */
export function BeginDraft({ editions, onClose }: { editions: readonly Edition[]; onClose: () => void }) {
  const begin = useAct('POST /api/editions/drafts');
  const [, go] = useLocation();
  const [from, setFrom] = useState(editions.find(({ state }) => state === 'builtIn' || state === 'signed')?.id ?? '');
  const [id, setId] = useState('');
  const [title, setTitle] = useState(editions.find((one) => one.id === from)?.title ?? '');
  const wanted = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? null : '编号用小写字母、数字和短横，如 jx-2027';
  const act = (): void => begin.mutate({ body: { id, title: title.trim(), from } }, { onSuccess: () => go(to(paths.draft, { id })) });
  return (
    <Dialog
      open
      title="起草新的版本"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            busy={begin.isPending}
            reason={id === '' ? '请填写编号' : (wanted ?? (title.trim() === '' ? '请填写名称' : null))}
            onClick={act}
          >
            开始起草
          </Button>
        </>
      }
    >
      <div className="form">
        {begin.error ? <ProblemAlert problem={problemIn(begin.error)} /> : null}
        <Field label="自哪个版本起草">
          {(ids) => (
            <Select
              {...ids}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              options={editions.map((one) => ({ value: one.id, label: `${one.id}　${one.title}` }))}
            />
          )}
        </Field>
        <Field label="编号" hint="签发后不能再改，如 jx-2027">
          {(ids) => <Input {...ids} value={id} maxLength={60} onChange={(event) => setId(event.target.value.trim())} />}
        </Field>
        <Field label="名称">
          {(ids) => <Input {...ids} value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
