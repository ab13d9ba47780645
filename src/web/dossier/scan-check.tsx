import { useState } from 'react';
import { usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Scan } from './scan-words.ts';

type Props = { dossierId: string; scan: Scan; name: string };

/** What the recommender's officer finds of a stamped paper: as it should be, or sent back with what is wrong. */
export function CheckScan({ dossierId, scan, name }: Props) {
  const [asking, setAsking] = useState(false);
  const check = useAct('POST /api/dossiers/{id}/scans/{scanId}/check');
  const toast = useToast();
  const checkedAt = usePinned(scan.check?.at ?? null, check.error);
  const say = (fault: string | null) => check.mutateAsync({ params: { id: dossierId, scanId: scan.id }, body: { fault, checkedAt } });
  const good = scan.check !== null && scan.check.fault === null;
  return (
    <div className="mat__tools">
      {good ? null : (
        <Button
          small
          busy={check.isPending}
          onClick={() =>
            void say(null).then(
              () => toast(`${name}：盖章签字无误`),
              () => undefined,
            )
          }
        >
          盖章签字无误<span className="sr">：{name}</span>
        </Button>
      )}
      {scan.check?.fault ? null : (
        <Button look="quiet" small onClick={() => setAsking(true)}>
          退回重传<span className="sr">：{name}</span>
        </Button>
      )}
      {check.isError && !asking ? <ProblemAlert problem={problemIn(check.error)} /> : null}
      {asking ? (
        <AskText
          title={`退回扫描件：${name}`}
          label="缺什么、错在哪里"
          hint="申报单位会收到这句话，例如“法定代表人没有签字”"
          act="退回"
          most={300}
          busy={check.isPending}
          problem={check.isError ? problemIn(check.error) : null}
          onSend={(fault) =>
            void say(fault).then(
              () => {
                setAsking(false);
                toast(`${name}的扫描件已退回`);
              },
              () => undefined,
            )
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
