import { type ReactNode, useEffect, useState } from 'react';
import { useDrafts } from '../../form/drafts.ts';
import type { Kept } from '../../form/kept.ts';
import { SaveLine } from '../../form/save-line.tsx';
import { refresh, useRead } from '../../query.tsx';
import { useSession } from '../../session.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { DueText, fullDate } from '../../ui/dates.tsx';
import type { CaseView, Sample, SampleRow } from '../case.ts';
import { PrintContacts } from '../print-contacts.tsx';
import { type Draft, nextRow, results, withCalls } from './call.ts';
import { DrawnList } from './drawn-list.tsx';
import type { OpenedDesk } from './opened.tsx';
import { Record } from './record.tsx';
import { Side } from './side.tsx';
import { useCalls } from './use-calls.ts';
import { useColleagues } from './use-colleagues.ts';

type Props = { view: CaseView; sample: Sample; opened: OpenedDesk; kept: { calls: Kept; drafts: Kept }; back: string };

const TICK = 15_000;

/** Now by the server's clock; moves on while the page is open, so that a time to call again comes up by itself. */
function useNow(behind: number): number {
  const [now, setNow] = useState(() => Date.now() + behind);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + behind), TICK);
    return () => clearInterval(timer);
  }, [behind]);
  return now;
}

/** One enterprise after the other: hear, one key, Enter. The next comes at once, whatever the network does. */
export function Desk({ view, sample, opened, kept, back }: Props) {
  const now = useNow(opened.behind);
  const calls = useCalls(view.id, kept.calls);
  const drafts = useDrafts<Draft>(kept.drafts);
  const rows = withCalls(sample, calls.entered);
  // Stays where one is, whatever colleagues write down meanwhile; null once nobody waits, until somebody comes in.
  const [chosen, setChosen] = useState(() => nextRow(rows, null, { sample, now, taken: new Set() }));
  const [said, setSaid] = useState('');
  const [method, setMethod] = useState(() => methodBefore(rows));
  const current = chosen ?? nextRow(rows, null, { sample, now, taken: new Set() });
  const others = useColleagues(view.id, current);
  const taken = new Map(others.map((one) => [one.rowId, one.own ? '您在另一个窗口' : one.name]));
  const row = rows.find((one) => one.rowId === current) ?? null;
  // What was recorded here stands on the other pages too.
  useEffect(() => () => void refresh(), []);
  const around = (at: string | null, all: readonly SampleRow[]) => nextRow(all, at, { sample, now, taken: new Set(taken.keys()) });
  const go = (rowId: string | null): void => {
    setChosen(rowId);
    const call = document.getElementById('call');
    call?.scrollIntoView({ block: 'nearest' });
    // Another one takes the focus as it comes; of the same the next Enter is to save it, not to choose it once more.
    if (rowId === current) call?.querySelector('h2')?.focus({ preventScroll: true });
  };
  const move = (by: 1 | -1): void => {
    const standing = rows.filter((one) => one.state !== 'replaced');
    const at = standing.findIndex((one) => one.rowId === current);
    const next = standing[(at + by + standing.length) % standing.length];
    if (next) go(next.rowId);
  };
  return (
    <>
      <Head view={view} sample={sample} saving={<SaveLine saving={calls.saving} labelOf={() => '通话'} />} back={back} />
      <p className="sr" role="status">
        {said}
      </p>
      <div className="calldesk">
        <DrawnList rows={rows} sample={sample} at={{ now, current, taken }} onGo={go} />
        <section className="card" id="call" aria-label="正在拨打">
          <Record
            key={current}
            {...{ view, sample, rows, row, opened, calls, drafts, method, now }}
            colleague={current === null ? undefined : taken.get(current)}
            onMove={move}
            onSkip={() => go(around(current, rows))}
            onEntered={(call) => {
              setSaid(`已记下：${row?.enterprise ?? ''}，${results.find(({ is }) => is === call.result)?.label ?? ''}`);
              setMethod(call.method);
              go(around(current, withCalls({ ...sample, rows }, [call])));
            }}
          />
        </section>
        <Side applicant={view.applicant} row={row} rows={rows} sample={sample} now={now} />
      </div>
    </>
  );
}

/** As the last interview was made; most are calls. */
function methodBefore(rows: readonly SampleRow[]): string {
  const last = rows
    .filter((row) => row.recordedAt !== null && row.recordedBy !== null)
    .sort((a, b) => (a.recordedAt ?? '').localeCompare(b.recordedAt ?? ''));
  return String(last.at(-1)?.method ?? 2);
}

function Head({ view, sample, saving, back }: { view: CaseView; sample: Sample; saving: ReactNode; back: string }) {
  const { today } = useSession();
  const review = useRead('GET /api/dossiers/{id}/review', { params: { id: view.id } });
  return (
    <div className="headline">
      <h1>测评电话台</h1>
      <p className="head__meta">
        <span>{view.applicant}</span>
        {view.number ? <span>{view.number}</span> : null}
        <span>
          {fullDate(view.round.recommendBy)}前完成推荐，
          <DueText dueOn={view.round.recommendBy} daysLeft={review.data?.recommendDaysLeft ?? null} today={today} />
        </span>
      </p>
      <div className="headline__end">
        {saving}
        <PrintContacts dossierId={view.id} sample={sample} open />
        <ButtonLink small href={back}>
          离开
        </ButtonLink>
      </div>
    </div>
  );
}
