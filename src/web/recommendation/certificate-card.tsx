import { useState } from 'react';
import { usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Textarea } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { type CaseView, offerOf, type Review } from './case.ts';

const outcomes = [
  { value: 'matches', label: '相符' },
  { value: 'differs', label: '不一致' },
] as const;

type Found = { readonly outcome: 'matches' | 'differs' | null; readonly note: string };
const nothing: Found = { outcome: null, note: '' };
/** `onChecked` hears which version the case has by it. */
type Props = { view: CaseView; review: Review; officer: boolean; onChecked?: (version: number) => void };

/** 查验统一社会信用代码证: what the officer found, by whom, when; asked for before the first review can be passed. */
export function CertificateCard({ view, review, officer, onChecked }: Props) {
  const { certificate } = review;
  const open = officer && offerOf(view, 'accept') !== null;
  const [again, setAgain] = useState(false);
  const [found, setFound] = useState(nothing);
  // What was begun stays where a colleague is first.
  const writing = again || certificate === null || found.outcome !== null || found.note !== '';
  return (
    <section className="card" aria-label="统一社会信用代码证查验">
      <div className="panel__h">
        <h2>信用代码证查验</h2>
        {certificate === null ? (
          <Badge tone="amber">待查验</Badge>
        ) : (
          <Badge tone={certificate.outcome === 'matches' ? 'green' : 'red'}>{certificate.outcome === 'matches' ? '相符' : '不一致'}</Badge>
        )}
      </div>
      <div className="card__body">
        <p className="small">
          统一社会信用代码 <b>{view.creditCode}</b>
        </p>
        {certificate ? (
          <p className="small muted">
            {certificate.by}，{fullDate(certificate.checkedOn)}
            {certificate.note ? `：${certificate.note}` : ''}（第八条（三））
          </p>
        ) : null}
        {open && !writing ? (
          <Button small onClick={() => setAgain(true)}>
            重新查验
          </Button>
        ) : null}
        {open && writing ? (
          <CheckForm
            {...{ view, found }}
            onFound={setFound}
            onDone={(version) => {
              setAgain(false);
              setFound(nothing);
              onChecked?.(version);
            }}
          />
        ) : null}
      </div>
    </section>
  );
}

type FormProps = { view: CaseView; found: Found; onFound: (found: Found) => void; onDone: (version: number) => void };

function CheckForm({ view, found, onFound, onDone }: FormProps) {
  const { outcome, note } = found;
  const check = useAct('POST /api/dossiers/{id}/certificate-check');
  const begun = outcome !== null || note !== '';
  const version = usePinned(begun ? view.version : undefined, check.error) ?? view.version;
  const reason = outcome === null ? '请选择查验结果' : outcome === 'differs' && note.trim() === '' ? '不一致的，请写明哪里不一致' : null;
  const save = () =>
    outcome === null
      ? undefined
      : check.mutate({ params: { id: view.id }, body: { outcome, note, version } }, { onSuccess: (moved) => onDone(moved.version) });
  return (
    <div className="form">
      <Field label="查验结果" group>
        {(ids) => (
          <Choices
            id={ids.id}
            name="outcome"
            options={outcomes}
            chosen={outcome === null ? [] : [outcome]}
            onChoose={([one]) => onFound({ ...found, outcome: one === 'differs' ? 'differs' : 'matches' })}
          />
        )}
      </Field>
      <Field label="查验情况" source={outcome === 'differs' ? undefined : '选填'}>
        {(ids) => (
          <Textarea {...ids} rows={2} maxLength={1000} value={note} onChange={(event) => onFound({ ...found, note: event.target.value })} />
        )}
      </Field>
      <div className="f-12">
        <Button small look="primary" reason={reason} reasonAt="after" busy={check.isPending} onClick={save}>
          记录查验
        </Button>
        {check.isError ? <ProblemAlert problem={problemIn(check.error)} /> : null}
      </div>
    </div>
  );
}
