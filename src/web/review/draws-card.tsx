import { href } from '../client.ts';
import { hasRole, useSession } from '../session.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import type { Panel } from './panel.ts';

/** What was drawn from, who was left out and why, and what makes it checkable. */
export function Draws({ panel }: { panel: Panel }) {
  const session = useSession();
  if (panel.draws.length === 0) return null;
  const checkable = panel.revealedOn !== null && !hasRole(session, 'expert');
  return (
    <Card title="抽取记录">
      {panel.draws.map((draw) => (
        <div key={draw.n} className="stack-s">
          <Kv
            items={[
              ['时间', dateAndTime(draw.drawnAt)],
              ['可抽专家', `${draw.candidates} 人，抽 ${draw.seats} 人`],
              ...(draw.pool === null ? [] : [['专家库', `冻结的第 ${draw.pool} 版`] as const]),
              ['候补', `${panel.reserves} 人`],
              ['名单摘要', <span key="hash">{draw.listHash.slice(0, 16)}…</span>],
            ]}
          />
          {draw.excluded.length > 0 ? (
            <>
              <h3>抽取前回避 {draw.excluded.length} 人</h3>
              <ul className="small">
                {draw.excluded.map((one) => (
                  <li key={one.id}>
                    {one.name}：{one.reason}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="small muted">没有需要回避的专家。</p>
          )}
        </div>
      ))}
      <p className="small muted">顺序由年度密钥和冻结的专家库算出，评审全部结束、公布密钥后任何人可以重算；公布的只有本年度的专家编号。</p>
      {checkable ? (
        <ButtonLink href={href('GET /api/dossiers/{id}/panel/bundle', { params: { id: panel.dossier.id } })} download>
          下载核验文件
        </ButtonLink>
      ) : null}
    </Card>
  );
}
