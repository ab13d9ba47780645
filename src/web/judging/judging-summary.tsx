import { waysOfLooking } from '../../core/eligibility/site-visit.ts';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { fullDate } from '../ui/dates.tsx';

/** Beside a signature: what people said of the conditions, each that is not met or could not be told with its sentence, and how the visit went (第八条（二）（三）). */
export function JudgingSummary({ dossierId }: { dossierId: string }) {
  const params = { params: { id: dossierId } };
  const conditions = useRead('GET /api/dossiers/{id}/conditions', params);
  const visit = useRead('GET /api/dossiers/{id}/site-visit', params);
  return (
    <Loaded read={conditions} quiet>
      {(data) => (
        <Loaded read={visit} quiet>
          {(visit) => <Summary data={data} visit={visit} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type SummaryProps = { data: AnswerOf<'GET /api/dossiers/{id}/conditions'>; visit: AnswerOf<'GET /api/dossiers/{id}/site-visit'> };

function Summary({ data, visit }: SummaryProps) {
  const said = data.conditions.map((one) => ({ ...one, last: one.recommender.at(-1) }));
  if (!data.asked && said.every(({ last }) => last === undefined)) return null;
  const of = (answer: 'meets' | 'doesNot' | 'cannotTell') => said.filter(({ last }) => last?.answer === answer);
  const [against, unclear] = [of('doesNot'), of('cannotTell')];
  const left = said.filter(({ last }) => last === undefined).length;
  const last = visit.versions.at(-1);
  const counted = `由人判断的条件：符合 ${of('meets').length} 项，不符合 ${against.length} 项，不能判断 ${unclear.length} 项${left > 0 ? `，未填 ${left} 项` : ''}`;
  return (
    <Alert tone={against.length + unclear.length + left > 0 ? 'amber' : 'blue'} title={counted}>
      {[...against, ...unclear].map((one) => (
        <p key={one.id}>
          {one.label}，{one.last?.answer === 'doesNot' ? '不符合' : '不能判断'}：{one.last?.says}（{one.last?.by}）
        </p>
      ))}
      <p>
        {last
          ? `运营情况、服务业绩：${fullDate(last.visitedOn)}${waysOfLooking[last.how]}测评，照片 ${visit.photos.length} 份`
          : '运营情况、服务业绩：没有测评记录'}
      </p>
    </Alert>
  );
}
