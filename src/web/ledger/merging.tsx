import { rootsOf } from '../../core/ledger/derive.ts';
import { pairsOf } from '../../core/ledger/pairs.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import type { EnterpriseLine } from './words.ts';

const SHOWN = 10;

/** Pairs that may be one enterprise, to be merged by hand; and what was merged, to be undone. */
export function Merging({ all }: { all: readonly EnterpriseLine[] }) {
  const act = useAct('POST /api/ledger/enterprises/{id}/merge');
  const pairs = pairsOf(all);
  const merged = all.filter(({ mergedInto }) => mergedInto !== null);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const rootOf = rootsOf(all);
  if (pairs.length + merged.length === 0) return null;
  const merge = (one: Pick<EnterpriseLine, 'id' | 'version'>, into: string | null): void =>
    act.mutate({ params: { id: one.id }, body: { into, version: one.version } });
  return (
    <div className="card__body stack-s small">
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {pairs.length > 0 ? (
        <Alert tone="amber" title={`${pairs.length} 对疑为同一家，合并后计为一户`}>
          <ul>
            {pairs.slice(0, SHOWN).map(({ into, from, why }) => (
              <li key={`${into.id}${from.id}`}>
                “{from.name}”与“{into.name}”：{why}{' '}
                <Button small aria-label={`合并：${from.name}并入${into.name}`} busy={act.isPending} onClick={() => merge(from, into.id)}>
                  合并
                </Button>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {merged.slice(0, SHOWN).map((one) => (
        <p key={one.id}>
          “{one.name}”已并入“{names.get(rootOf(one.id))}”{' '}
          <Button small look="quiet" aria-label={`撤销合并${one.name}`} busy={act.isPending} onClick={() => merge(one, null)}>
            撤销合并
          </Button>
        </p>
      ))}
    </div>
  );
}
