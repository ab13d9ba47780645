import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';

/** A flag on the case: drawn enterprises that deny any service, by name; nothing where there are none. */
export function DenialFlag({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/sample', { params: { id: dossierId } });
  return (
    <Loaded read={read} quiet>
      {({ rows }) => <Denying rows={rows} />}
    </Loaded>
  );
}

function Denying({ rows }: Pick<AnswerOf<'GET /api/dossiers/{id}/sample'>, 'rows'>) {
  const denying = rows.filter((row) => row.denied && row.state === 'recorded');
  if (denying.length === 0) return null;
  return (
    <Alert tone="red" title={`${denying.length} 家抽中企业否认接受过服务`}>
      {denying.map((row) => row.enterprise).join('、')}。已按不满意计入满意度，请核实附件5是否真实（附件1、第六条（三））。
    </Alert>
  );
}
