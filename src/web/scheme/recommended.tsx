import { useState } from 'react';
import { href } from '../client.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Card, Kv } from '../ui/page.tsx';
import type { Quota } from './quotas.tsx';

/** For a recommender: its quota, and the covering letter with the list of all that it has signed (第八条（三）). */
export function Recommended({ roundId, quota }: { roundId: string; quota: Quota }) {
  const [open, setOpen] = useState(false);
  const params = { params: { id: roundId } };
  const none = quota.used === 0 ? '签发推荐后才有推荐函' : null;
  const left = quota.limit === null ? null : quota.limit - quota.used;
  return (
    <>
      <Card title="推荐函及汇总名单" aside={<span className="small muted">第八条（三）</span>}>
        <Kv
          items={[
            ['已签发推荐', `${quota.used} 家`],
            ['推荐名额', quota.limit === null ? '不限' : `${quota.limit} 家`],
            ...(left === null
              ? []
              : [
                  [
                    '余',
                    left > 0 ? (
                      `${left} 家`
                    ) : (
                      <span key="l" className="soon">
                        已满，再推荐须先向组织部门申请调整名额
                      </span>
                    ),
                  ] as const,
                ]),
          ]}
        />
        <div className="row">
          <Button reason={none} reasonAt="after" onClick={() => setOpen(!open)} aria-expanded={open}>
            {open ? '收起推荐函' : '预览推荐函（PDF）'}
          </Button>
          {none ? null : (
            <ButtonLink href={href('GET /api/rounds/{id}/recommendations.xlsx', params)} download>
              下载汇总名单（Excel）
            </ButtonLink>
          )}
        </div>
      </Card>
      {open ? <DocumentPreview title="推荐函及汇总名单" src={href('GET /api/rounds/{id}/recommendations.pdf', params)} /> : null}
    </>
  );
}
