import { useState } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import { rowsToProve } from '../../core/materials/proofs.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';

type Check = AnswerOf<'GET /api/dossiers/{id}/material-checks'>['checks'][number];
type Props = { dossierId: string; kind: MaterialKind; content: Content; open: boolean };

/** What a material has to show, point by point (第九条): ticked by an officer, read by colleagues, the leader and the issuer. */
export function MaterialPoints({ dossierId, kind, content, open }: Props) {
  const { data } = useRead('GET /api/dossiers/{id}/material-checks', { params: { id: dossierId } });
  const points = [
    ...kind.shows.map((label, index) => ({ point: String(index), label })),
    ...rowsToProve(kind, content).map(({ path, label }) => ({ point: path, label })),
  ];
  const of = (point: string) => data?.checks.filter((one) => one.kind === kind.key && one.point === point) ?? [];
  return (
    <ul className="mat__rows" aria-label="逐点核验">
      {points.map(({ point, label }) => (
        <Point key={point} at={{ dossierId, kind: kind.key, point }} label={label} checks={of(point)} open={open} />
      ))}
    </ul>
  );
}

type PointProps = { at: { dossierId: string; kind: string; point: string }; label: string; checks: readonly Check[]; open: boolean };

function Point({ at: { dossierId, kind, point }, label, checks, open }: PointProps) {
  const act = useAct('PUT /api/dossiers/{id}/material-checks');
  const [word, setWord] = useState<string | null>(null);
  const own = checks.find((one) => one.own);
  const say = (outcome: Check['outcome'] | null, said = '') =>
    act.mutate({ params: { id: dossierId }, body: { kind, point, outcome, word: said } }, { onSuccess: () => setWord(null) });
  return (
    <li>
      <span>{label}</span>
      <span className="row">
        {checks.map((one) => (
          <Said key={one.office} check={one} />
        ))}
        {open && word === null ? (
          <>
            {own?.outcome === 'shown' && !own.earlier ? null : (
              <Button small look="quiet" aria-label={`${label}：能看出`} busy={act.isPending} onClick={() => say('shown')}>
                能看出
              </Button>
            )}
            <Button small look="quiet" aria-label={`${label}：看不出`} onClick={() => setWord(own?.word ?? '')}>
              看不出
            </Button>
            {own ? (
              <Button small look="quiet" aria-label={`${label}：收回核验`} onClick={() => say(null)}>
                收回
              </Button>
            ) : null}
          </>
        ) : null}
        {open && word !== null ? (
          <>
            <Input
              small
              aria-label={`${label}：缺什么`}
              placeholder="缺什么"
              maxLength={500}
              value={word}
              onChange={(event) => setWord(event.target.value)}
            />
            <Button
              small
              reason={word.trim() === '' ? '请写明缺什么' : null}
              reasonAt="hidden"
              busy={act.isPending}
              onClick={() => say('notShown', word)}
            >
              记录
            </Button>
            <Button small look="quiet" onClick={() => setWord(null)}>
              取消
            </Button>
          </>
        ) : null}
      </span>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </li>
  );
}

const Said = ({ check: { outcome, word, by, office, own, at, earlier } }: { check: Check }) => (
  <span className="small muted">
    <Badge tone={outcome === 'shown' ? 'green' : 'red'}>{outcome === 'shown' ? '能看出' : '看不出'}</Badge> {word}
    {word ? '，' : ''}
    {own ? by : `${office} ${by}`}，{dateAndTime(at)}
    {earlier ? '（补正前所核，请复核）' : ''}
  </span>
);
