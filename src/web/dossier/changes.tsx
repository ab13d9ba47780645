import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/page.tsx';
import { ItemReason } from './item-reason.tsx';
import { placeIn } from './place-link.ts';
import type { DossierView } from './view.ts';

type Changed = AnswerOf<'GET /api/dossiers/{id}/changes'>['changes'][number];

/** What stood at a place and what stands there now; what came and what went say so. */
export const BeforeAfter = ({ change: { before, after } }: { change: Changed }) =>
  before !== null && before === after ? (
    <p className="change">已更正。个人信息不在这里显示，请到该处查看</p>
  ) : (
    <p className="change">
      {before === null ? <span className="muted">原来没有</span> : <del className="diff">{before}</del>}
      <span aria-hidden="true"> → </span>
      <span className="sr">改为</span>
      {after === null ? <span className="muted">已删去</span> : <ins className="diff">{after}</ins>}
    </p>
  );

/** Before a resubmission: what differs from the last one, place by place, and the items of the correction at which nothing was changed. */
export function ChangesCard({ view, dossier }: { view: DossierView; dossier: string }) {
  const read = useRead('GET /api/dossiers/{id}/changes', { params: { id: view.id } });
  const correction = view.corrections.find((one) => one.resolvedAt === null);
  return (
    <Loaded read={read} lines={3}>
      {({ changes, untouched }) => (
        <>
          {correction ? <Untouched view={view} correction={correction} untouched={untouched} dossier={dossier} /> : null}
          <Card title={`与上次提交相比的改动（${changes.length}）`} aside={<span className="small muted">审核人员逐处看到</span>} flush>
            {changes.length === 0 ? (
              <p className="card__body">还没有改动。请按补正通知改正后再重新提交。</p>
            ) : (
              <ul>
                {changes.map((change) => (
                  <Line key={`${change.path}-${change.before}-${change.after}`} change={change} dossier={dossier} />
                ))}
              </ul>
            )}
          </Card>
        </>
      )}
    </Loaded>
  );
}

const Line = ({ change, dossier }: { change: Changed; dossier: string }) => (
  <li className="check">
    <div className="check__top">
      <Link href={placeIn(dossier, change.path)}>{change.label}</Link>
      <Badge tone="blue">{change.before === null ? '新增' : change.after === null ? '删去' : '修改'}</Badge>
    </div>
    <BeforeAfter change={change} />
  </li>
);

type Correction = DossierView['corrections'][number];
type UntouchedProps = { view: DossierView; correction: Correction; untouched: readonly number[]; dossier: string };

/** Items at whose places nothing has changed: each is mended yet, or its reason written here (第八条（三）). */
function Untouched({ view, correction, untouched, dossier }: UntouchedProps) {
  const items = correction.items.map((item, index) => ({ item, number: index + 1 })).filter(({ number }) => untouched.includes(number));
  const open = items.filter(({ item }) => item.answer === null).length;
  if (items.length === 0) return null;
  return (
    <Card
      title={`补正通知中没有改动的事项（${items.length}）`}
      aside={<span className="small muted">{open > 0 ? `${open} 项待改正或说明` : '都已说明'}</span>}
      flush
    >
      <p className="card__body small muted">
        每一项都要改正，或写明为何不改，才能重新提交（第八条（三））。说明随申报一并提交，审核人员在该项下看到。
      </p>
      <ul>
        {items.map(({ item, number }) => (
          <li className="check" key={number}>
            <div className="check__top">
              <Link href={placeIn(dossier, item.path)}>{`第 ${number} 项 ${item.label}`}</Link>
              <Badge tone={item.answer ? 'green' : 'amber'}>{item.answer ? '已说明' : '未改动'}</Badge>
            </div>
            <p>
              {item.reason}。要求：{item.expected}
            </p>
            <p className="check__cite">{item.article}</p>
            <ItemReason dossierId={view.id} no={correction.no} number={number} item={item} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
