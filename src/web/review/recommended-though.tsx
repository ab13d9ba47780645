import { useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';

/** What the authority should see before it takes a case in: the sample speaks against it, and why it was recommended nevertheless (第六条（三）). */
export function RecommendedThough({ dossierId }: { dossierId: string }) {
  const { data } = useRead('GET /api/dossiers/{id}/recommendation', { params: { id: dossierId } });
  if (!data || data.satisfaction.reasonAsked === null) return null;
  return (
    <Alert tone="amber" title={data.satisfaction.reasonAsked}>
      <p className="prose">{data.lowReason || '推荐表未写明'}</p>
      <p className="small">{data.satisfaction.sentence}</p>
    </Alert>
  );
}
