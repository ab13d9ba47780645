import { useState } from 'react';
import {
  type AuditAbout,
  type AuditKind,
  type AuditParty,
  auditAbouts,
  auditKinds,
  auditParties,
  partiesAbout,
} from '../../core/procedure/audit.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, DateInput, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Props = { readonly about: readonly [AuditAbout, ...AuditAbout[]]; readonly id: string; readonly title: string };
const asOptions = <K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>) =>
  keys.map((value) => ({ value, label: words[value] }));

/** 询问、记录问题: what whoever supervises does, and all of it; nobody else has the button. */
export function AskAudit(props: Props) {
  const [open, setOpen] = useState(false);
  if (!hasRole(useSession(), 'supervisor')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>询问、记录问题</Button>
      {open ? <AskDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AskDialog({ about: abouts, id, title, onClose }: Props & { onClose: () => void }) {
  const [kind, setKind] = useState<AuditKind>('question');
  const [about, setAbout] = useState(abouts[0]);
  const [party, setParty] = useState<AuditParty | null>(null);
  const [body, setBody] = useState('');
  const [dueOn, setDueOn] = useState('');
  const ask = useAct('POST /api/audits');
  const toast = useToast();
  const parties = partiesAbout[about];
  const whom = party !== null && parties.includes(party) ? party : (parties[0] ?? 'issuer');
  const missing = body.trim().length < 4 ? '请写明询问或者发现的问题' : /^\d{4}-\d\d-\d\d$/.test(dueOn) ? null : '请填写答复期限';
  const send = () =>
    ask.mutate(
      { body: { kind, about, aboutId: id, whom, body: body.trim(), dueOn } },
      {
        onSuccess: () => {
          toast(`已发给${auditParties[whom]}，进展在“审计监察”中`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title={`询问、记录问题：${title}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={missing} busy={ask.isPending} onClick={send}>
            发出
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label="类型" group span={6}>
          {(ids) => (
            <Choices
              id={ids.id}
              name={ids.id}
              options={asOptions(keysOf(auditKinds), auditKinds)}
              chosen={[kind]}
              onChoose={([one]) => one && setKind(one)}
            />
          )}
        </Field>
        {abouts.length > 1 ? (
          <Field label="关于" group span={6}>
            {(ids) => (
              <Choices
                id={ids.id}
                name={ids.id}
                options={asOptions(abouts, auditAbouts)}
                chosen={[about]}
                onChoose={([one]) => one && setAbout(one)}
              />
            )}
          </Field>
        ) : null}
        {parties.length > 1 ? (
          <Field label="向谁提出" group>
            {(ids) => (
              <Choices
                id={ids.id}
                name={ids.id}
                options={asOptions(parties, auditParties)}
                chosen={[whom]}
                onChoose={([one]) => one && setParty(one)}
              />
            )}
          </Field>
        ) : null}
        <Field label="内容" hint="对方在待办中看到，以文字和文件答复；不公开">
          {(ids) => <Textarea {...ids} rows={5} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} />}
        </Field>
        <Field label="答复期限" span={6}>
          {(ids) => (
            <DateInput {...ids} value={dueOn} picked={dueOn} onPick={setDueOn} onChange={(event) => setDueOn(event.target.value)} />
          )}
        </Field>
      </div>
      {ask.isError ? <ProblemAlert problem={problemIn(ask.error)} /> : null}
    </Dialog>
  );
}
