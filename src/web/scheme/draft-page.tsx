import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { EXTRA_ROW } from '../../core/scheme/edition/extra-words.ts';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { clock } from '../ui/dates.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useToast } from '../ui/toast.tsx';
import { DraftField, SentenceText } from './draft-fields.tsx';
import { editionLooks } from './edition-looks.ts';
import { ImpactCard } from './impact-card.tsx';
import { type Draft, type Editing, type Row, type Save, useDraft } from './use-draft.ts';

/** 起草办法: every sentence with what the system does by it and how it differs from the edition in force; kept as one goes. */
export default function DraftPage() {
  const { id = '' } = useParams<{ id: string }>();
  const editing = useDraft(id);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={editing.read}>{(draft) => <Body draft={draft} editing={editing} />}</Loaded>
    </main>
  );
}

function Body({ draft, editing }: { draft: Draft; editing: Editing }) {
  const [only, setOnly] = useState(false);
  const revise = draft.offers.find(({ step }) => step === 'revise');
  const locked = revise === undefined || revise.blockedBy.length > 0;
  const look = editionLooks[draft.state];
  return (
    <>
      <PageHead
        title={draft.title}
        crumbs={[{ label: '办法', href: paths.editions }]}
        badge={<Badge tone={look.tone}>{look.label}</Badge>}
        meta={[
          draft.id,
          `与现行版本 ${draft.against} 相比有 ${draft.differences.length} 处不同`,
          '领导签发后，从指定的一天起用于新建立的年度工作',
        ]}
        now={<Saved draft={draft} editing={editing} />}
        actions={
          <>
            <ButtonLink small href={href('GET /api/editions/{id}/file.yaml', { params: { id: draft.id } })} download>
              导出文件
            </ButtonLink>
            <Button small aria-pressed={only} onClick={() => setOnly(!only)}>
              {only ? '全部条文' : `只看改动 ${draft.differences.length}`}
            </Button>
          </>
        }
      />
      <div className="stack">
        {draft.word === null || draft.state === 'signed' ? null : (
          <Alert tone="amber" title="领导退回">
            <p>{draft.word}</p>
          </Alert>
        )}
        {editing.problem === null ? null : (
          <ProblemAlert problem={editing.problem}>
            {editing.again === null ? null : (
              <Button small onClick={editing.again}>
                再保存一次
              </Button>
            )}
          </ProblemAlert>
        )}
        <div className="cols cols--law">
          <Sentences draft={draft} save={editing.save} locked={locked} only={only} />
          <aside className="stack">
            <ImpactCard id={draft.id} mark={String(draft.version)} />
            <Hand draft={draft} editing={editing} locked={locked} />
          </aside>
        </div>
      </div>
    </>
  );
}

function Saved({ draft, editing }: { draft: Draft; editing: Editing }) {
  if (editing.busy) return <span className="small muted">正在保存…</span>;
  if (editing.again !== null) return <b className="late small">有一处没有保存</b>;
  return <b className="ok small">已保存 {clock(draft.savedAt)}</b>;
}

type Shown = { draft: Draft; save: Save; locked: boolean };

function Sentences({ draft, save, locked, only }: Shown & { only: boolean }) {
  const [part, setPart] = useState(draft.parts.find(({ rows }) => rows.some(({ place }) => place.startsWith('第六条')))?.key ?? 'c0');
  const changed = (row: Row): boolean =>
    draft.differences.some((one) => one.at === row.id) || draft.faults.some((one) => one.at === row.id);
  const tabs = draft.parts.map(({ key, label, rows }) => {
    const count = rows.filter(changed).length;
    return { key, label, ...(count === 0 ? {} : { count }) };
  });
  const rows = only ? draft.parts.flatMap((one) => one.rows).filter(changed) : (draft.parts.find(({ key }) => key === part)?.rows ?? []);
  const list = rows.map((row, index) => (
    <div key={row.id}>
      {row.place === rows[index - 1]?.place ? null : <p className="law__place">{row.place}</p>}
      <Sentence row={row} draft={draft} save={save} locked={locked} />
    </div>
  ));
  return (
    <section className="card" aria-label="逐句">
      {only ? (
        list
      ) : (
        <Tabs label="章" tabs={tabs} current={part} onChange={setPart}>
          {list}
        </Tabs>
      )}
    </section>
  );
}

function Sentence({ row, draft, save, locked }: Shown & { row: Row }) {
  const here = draft.differences.filter(({ at }) => at === row.id);
  const differences = here.some(({ kind }) => kind === 'number') ? here.filter(({ kind }) => kind !== 'text') : here;
  const faults = draft.faults.filter(({ at }) => at === row.id);
  const setting = row.id.startsWith('settings.');
  return (
    <div
      className={cx('law', row.id === EXTRA_ROW && 'law--wide', differences.length > 0 && 'law--chg', faults.length > 0 && 'law--bad')}
      id={`s-${row.id}`}
    >
      {setting ? (
        <b>{row.text}</b>
      ) : (
        <SentenceText key={row.text} id={row.id} text={row.text} marks={row.marks} save={save} locked={locked} />
      )}
      <div className="law__does">
        {row.says === '' ? null : <span className="small muted">{row.says}</span>}
        {row.fields.map((field) => (
          <DraftField
            key={field.set + JSON.stringify(field.kind === 'rubric' || field.kind === 'extra' ? field.value : '')}
            field={field}
            save={save}
            locked={locked}
          />
        ))}
        {faults.map(({ message }) => (
          <p className="field__err" key={message}>
            {message}
          </p>
        ))}
      </div>
      <div className="law__diff">{differences.length === 0 ? '相同' : differences.map(({ says }) => <p key={says}>{says}</p>)}</div>
    </div>
  );
}

/** From which day, by which document, and whose turn it is next. */
function Hand({ draft, editing, locked }: { draft: Draft; editing: Editing; locked: boolean }) {
  const submit = useAct('POST /api/editions/{id}/submit');
  const toast = useToast();
  const [, go] = useLocation();
  const offer = draft.offers.find(({ step }) => step === 'submit');
  const elsewhere = draft.faults.filter(({ at }) => draft.parts.every(({ rows }) => rows.every(({ id }) => id !== at)));
  const done = (): void => {
    toast('已提交，分管领导的消息里已经告知');
    go(to(paths.edition, { id: draft.id }));
  };
  return (
    <Card title="文件头与签发">
      <div className="stack-s">
        {draft.head.map((field) => (
          <DraftField key={field.set} field={field} save={editing.save} locked={locked} />
        ))}
        {elsewhere.map(({ message }) => (
          <p className="field__err" key={message}>
            {message}
          </p>
        ))}
        {draft.open.length === 0 ? null : (
          <Alert tone="amber" title="可以提交、比较，还不能签发">
            <ul>
              {draft.open.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Alert>
        )}
        {draft.known.length === 0 ? null : (
          <details>
            <summary className="small">流程核查：现行办法也有的 {draft.known.length} 处</summary>
            <ul className="small">
              {draft.known.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        )}
        {submit.error ? <ProblemAlert problem={problemIn(submit.error)} /> : null}
        {offer && draft.state !== 'prepared' ? (
          <Button
            look="primary"
            block
            busy={submit.isPending || editing.busy}
            reason={draft.faults.length === 0 ? null : `请先解决 ${draft.faults.length} 处问题：${draft.faults[0]?.message}`}
            reasonAt="after"
            onClick={() => submit.mutate({ params: { id: draft.id }, body: { version: draft.version } }, { onSuccess: done })}
          >
            {offer.label}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
