import { useState } from 'react';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { AskHandover } from './ask-handover.tsx';
import { HandoverCard } from './handovers.tsx';

/** 移交: an officer of the place asks, the province's leader or an administrator decides. */
export default function HandoversPage() {
  const read = useRead('GET /api/handovers');
  const session = useSession();
  const asks = hasRole(session, 'officer') && isKind(session, 'city');
  const [asking, setAsking] = useState(false);
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="移交单位管理员"
        meta={['申报单位的管理员离职等无人接手时，一方提出，另一方确认', '原管理员收到消息，可以提出异议']}
        actions={
          asks ? (
            <Button look="primary" onClick={() => setAsking(true)}>
              申请移交
            </Button>
          ) : null
        }
      />
      <Loaded read={read}>
        {({ handovers }) => (
          <div className="stack">
            {handovers.length === 0 ? (
              <Card title="移交">
                <Empty title="没有移交">{asks ? '单位来函要求移交的，核实后在这里提出。' : '各地提出移交后在这里决定。'}</Empty>
              </Card>
            ) : null}
            {handovers.map((one) => (
              <HandoverCard key={one.id} handover={one} />
            ))}
          </div>
        )}
      </Loaded>
      {asking ? <OfPlace onClose={() => setAsking(false)} /> : null}
    </main>
  );
}

function OfPlace({ onClose }: { onClose: () => void }) {
  const read = useRead('GET /api/organisations', { query: { kind: 'applicant' } });
  const units = (read.data?.organisations ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}（${one.creditCode ?? '未登记代码'}）`,
  }));
  return read.data ? <AskHandover units={units} onClose={onClose} /> : null;
}
