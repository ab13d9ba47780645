import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';

/** What the authority should see before it takes a case in: the sample speaks against it, and why it was recommended nevertheless (第六条（三）). */
export function RecommendedThough({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/recommendation', { params: { id: dossierId } });
  return (
    <Loaded read={read} quiet>
      {(data) => <Though data={data} />}
    </Loaded>
  );
}

const Though = ({ data: { satisfaction, lowReason } }: { data: AnswerOf<'GET /api/dossiers/{id}/recommendation'> }) =>
  satisfaction.reasonAsked === null ? null : (
    <Alert tone="amber" title={satisfaction.reasonAsked}>
      <p className="prose">{lowReason || '推荐表未写明'}</p>
      <p className="small">{satisfaction.sentence}</p>
    </Alert>
  );
