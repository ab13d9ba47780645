import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/page.tsx';
import { isAnswered } from './answered.ts';
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

/** Before a resubmission: what differs from the last one, place by place, and which items of the notice nothing was done about. */
export function ChangesCard({ view, dossier }: { view: DossierView; dossier: string }) {
  const read = useRead('GET /api/dossiers/{id}/changes', { params: { id: view.id } });
  const notice = view.corrections.find((one) => one.resolvedAt === null);
  return (
    <Loaded read={read} lines={3}>
      {({ changes }) => (
        <>
          <Untouched items={(notice?.items ?? []).filter((item) => !isAnswered(item, changes))} dossier={dossier} />
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

type Items = DossierView['corrections'][number]['items'];

function Untouched({ items, dossier }: { items: Items; dossier: string }) {
  if (items.length === 0) return null;
  return (
    <Alert tone="amber" title={`补正通知中还有 ${items.length} 处没有改动`}>
      <ul>
        {items.map((item) => (
          <li key={`${item.path}${item.reason}`}>
            <Link href={placeIn(dossier, item.path)}>{item.label}</Link>：{item.reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
