import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';

/** What of the papers with a seal is not there yet, said where annex 1 is written and signed. */
export function PapersOwed({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/scans', { params: { id: dossierId } });
  return (
    <Loaded read={read} quiet>
      {({ papers }) => <Owed papers={papers} />}
    </Loaded>
  );
}

function Owed({ papers }: Pick<AnswerOf<'GET /api/dossiers/{id}/scans'>, 'papers'>) {
  const owed = papers.filter((paper) => paper.owed !== null);
  if (owed.length === 0) return null;
  return (
    <Alert tone="amber" title="盖章签字的材料还没有收齐，不能签发推荐">
      <ul>
        {owed.map((paper) => (
          <li key={paper.annex}>
            {paper.owed}：{paper.annex === '1' ? '由本部门打印、盖章后上传' : '由申报单位上传，已列入其待办'}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
