import { type ReactNode, useEffect, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Meter } from '../ui/meter.tsx';
import { type MadeFile, type Making, useMaking } from './made.ts';
import { makingSentence } from './making-words.ts';

/** What is being made, how far it is, since when; why it was not made. */
export function MakingLine({ making, what }: { making: Making | null; what: string }) {
  if (making?.state === 'failed')
    return (
      <p className="making" role="alert">
        {what}没有生成：{making.problem}
      </p>
    );
  return (
    <div className="making" role="status">
      <p>{makingSentence(making, what)}</p>
      {making && making.total > 1 ? <Meter percent={(making.done / making.total) * 100} /> : null}
    </div>
  );
}

type DownloadProps = { dossierId: string; file: MadeFile; what: string; href: string; small?: boolean; children: ReactNode };

/** What is said of a paper that is there: characters that it prints as 〓. */
export const PaperWarnings = ({ warnings, what }: { warnings: readonly string[]; what: string }) =>
  warnings.length === 0 ? null : (
    <Alert tone="amber" title={`${what}印出来缺字`}>
      {warnings.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Alert>
  );

/** A button that has a file made, says how far it is, and then hands it over as a download. */
export function MadeDownload({ dossierId, file, what, href, small, children }: DownloadProps) {
  const [asked, setAsked] = useState(0);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const making = useMaking(dossierId, asked > 0 ? file : null, asked);
  const said = making?.warnings;
  const state = asked > 0 ? (making?.state ?? 'making') : null;
  useEffect(() => {
    if (state !== 'ready') return;
    const link = document.createElement('a');
    link.href = href;
    link.download = '';
    link.click();
    setWarnings(said ?? []);
    setAsked(0);
  }, [state, href, said]);
  return (
    <span className="made">
      <Button small={small} busy={state === 'making'} onClick={() => setAsked((times) => times + 1)}>
        {children}
      </Button>
      {state === 'making' ? (
        <Button look="quiet" small onClick={() => setAsked(0)} aria-label={`取消生成${what}`}>
          取消
        </Button>
      ) : null}
      {state === null ? <PaperWarnings warnings={warnings} what={what} /> : <MakingLine making={making} what={what} />}
    </span>
  );
}

/** Shows what is inside once the paper is made; until then how far it is, and where it failed another try. */
export function WhenMade({ dossierId, file, what, children }: { dossierId: string; file: MadeFile; what: string; children: ReactNode }) {
  const [again, setAgain] = useState(0);
  const making = useMaking(dossierId, file, again);
  if (making?.state === 'ready')
    return (
      <>
        <PaperWarnings warnings={making.warnings} what={what} />
        {children}
      </>
    );
  return (
    <div className="empty">
      <MakingLine making={making} what={what} />
      {making?.state === 'failed' ? (
        <Button small onClick={() => setAgain((times) => times + 1)}>
          再试一次
        </Button>
      ) : null}
    </div>
  );
}
