import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../api/problem.ts';
import { purposeFault, purposeLength } from '../../../core/disclosure/purpose.ts';
import { type AnswerOf, call, problemIn } from '../../client.ts';
import { ProblemAlert } from '../../errors.tsx';
import { Skeleton } from '../../ui/alert.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Input } from '../../ui/controls.tsx';
import { Field } from '../../ui/field.tsx';
import { Card, PageHead } from '../../ui/page.tsx';
import type { CaseView, Sample } from '../case.ts';

export type OpenedDesk = AnswerOf<'POST /api/dossiers/{id}/sample/open'> & {
  /** How far the clock of this PC is behind the server's, in ms. */
  readonly behind: number;
};

type Props = { view: CaseView; sample: Sample; back: string; children: (opened: OpenedDesk) => ReactNode };

/** Opens the contacts: why is asked once, afterwards and after a replacement they come by themselves. */
export function Opened({ view, sample, back, children }: Props) {
  const [opened, setOpened] = useState<OpenedDesk | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const open = useRef(async (purpose: string | null): Promise<void> => {
    setBusy(true);
    try {
      const answer = await call('POST /api/dossiers/{id}/sample/open', { params: { id: view.id }, body: { purpose } });
      setOpened({ ...answer, behind: Date.parse(answer.at) - Date.now() });
      setProblem(null);
    } catch (error) {
      setProblem(problemIn(error));
    }
    setBusy(false);
  });
  const known = new Set(opened?.callees.map((one) => one.rowId));
  const lacking = sample.rows
    .filter((row) => row.state === 'drawn' && !known.has(row.rowId))
    .map((row) => row.rowId)
    .join();
  const none = opened === null;
  useEffect(() => {
    if (!none && lacking === '') return undefined;
    const ask = (): void => void open.current(null);
    ask();
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [none, lacking]);
  const asked = problem?.type.endsWith(':purposeNeeded') === true;
  if (opened !== null && !asked) return children(opened);
  if (problem === null) return <Skeleton lines={12} label="正在打开电话台" />;
  const waiting = sample.rows.filter((row) => row.state === 'drawn').length;
  return (
    <Start
      {...{ view, waiting, back, busy }}
      problem={asked ? null : problem}
      onStart={(purpose) => void open.current(asked || problem.status === 422 ? purpose : null)}
    />
  );
}

const NOTHING_WAITS = '抽中的企业都已测评，没有要打开的联系人；更正请回到抽样与测评。仍可打开电话台查看本机尚未送出的记录。';
const whatOpens = (waiting: number): string =>
  `将打开抽中而待测评的 ${waiting} 家企业的联系人和手机。用途写一次，连同您的姓名、时间和每一家记入日志；附件1规定要逐家测评，不必请领导同意，也不计入每天的查看次数。`;

type StartProps = {
  view: CaseView;
  waiting: number;
  back: string;
  busy: boolean;
  problem: Problem | null;
  onStart: (purpose: string) => void;
};

function Start({ view, waiting, back, busy, problem, onStart }: StartProps) {
  const [purpose, setPurpose] = useState('电话测评');
  const fault = purposeFault(purpose);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (fault === null && !busy) onStart(purpose.trim());
  };
  return (
    <>
      <PageHead title="测评电话台" meta={[view.applicant, view.number]} />
      <Card>
        <form onSubmit={send} className="stack">
          <p>{waiting === 0 ? NOTHING_WAITS : whatOpens(waiting)}</p>
          <div className="form">
            <Field label="用途" hint="不要写手机号码、证件号码" error={purpose === '' ? null : fault}>
              {(ids) => (
                <Input
                  {...ids}
                  autoFocus
                  value={purpose}
                  maxLength={purposeLength.most}
                  onChange={(event) => setPurpose(event.target.value)}
                />
              )}
            </Field>
          </div>
          {problem ? <ProblemAlert problem={problem} /> : null}
          <p className="row">
            <Button type="submit" look="primary" reason={fault} busy={busy}>
              打开电话台
            </Button>
            <ButtonLink href={back}>不打开</ButtonLink>
          </p>
        </form>
      </Card>
    </>
  );
}
