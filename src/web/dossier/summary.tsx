import { memo, useState } from 'react';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import { Alert } from '../ui/alert.tsx';
import type { LiveChecks } from './judged.ts';
import { errorLines, type Line, openLines, warningLines } from './marks.ts';
import { part } from './part.ts';

const CarriedAlert = later(part('carriedAlert'), {
  Waiting: () => <Alert title="往年带入的待核对" />,
  when: idle,
});

const MOST_ERRORS = 8;
const MOST_WARNINGS = 2;

/** On top of the form: what is wrong, what is missing section by section, what asks for a second look; each line goes to its place. */
export const Summary = memo(function Summary({
  checks,
  declared,
  only,
  onOnly,
  onGo,
}: {
  checks: LiveChecks;
  /** Annex 6. */
  declared: boolean;
  /** Only what an earlier year brought is on the page. */
  only: boolean;
  onOnly: (only: boolean) => void;
  onGo: (path: string) => void;
}) {
  const errors = errorLines(checks);
  const open = openLines(checks, { declared });
  const warnings = warningLines(checks);
  const { waiting = [] } = checks;
  return (
    <>
      {errors.length > 0 ? (
        <Alert tone="red" title={`有 ${errors.length} 处需要处理后才能提交`}>
          <Lines lines={errors} most={MOST_ERRORS} onGo={onGo} />
        </Alert>
      ) : null}
      {open.length > 0 ? (
        <Alert title={`还有 ${open.reduce((n, line) => n + line.count, 0)} 项没有填`}>
          <p className="inline-links">
            {open.map((line) => (
              <Go key={line.key} line={line} onGo={onGo} />
            ))}
          </p>
        </Alert>
      ) : null}
      {waiting.length > 0 || only ? <CarriedAlert waiting={waiting} only={only} onOnly={onOnly} onGo={onGo} /> : null}
      {warnings.length > 0 ? (
        <Alert tone="amber" title={`请核对 ${warnings.length} 处（不影响提交，审核时会看到）`}>
          <Lines lines={warnings} most={MOST_WARNINGS} onGo={onGo} />
        </Alert>
      ) : null}
    </>
  );
});

function Lines({ lines, most, onGo }: { lines: readonly Line[]; most: number; onGo: (path: string) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, most);
  return (
    <ul>
      {shown.map((line) => (
        <li key={line.key}>
          <Go line={line} onGo={onGo} />
        </li>
      ))}
      {lines.length > most ? (
        <li>
          <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '收起' : `还有 ${lines.length - most} 条`}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

const Go = ({ line, onGo }: { line: Line; onGo: (path: string) => void }) => (
  <a
    href={`#${line.path}`}
    onClick={(event) => {
      event.preventDefault();
      onGo(line.path);
    }}
  >
    {line.message}
  </a>
);
