import { useState } from 'react';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { CaseLinks, toneOf } from './cases.tsx';
import type { Showcase } from './showcase.ts';
import { WriteShowcase } from './showcase-dialogs.tsx';

/** 典型经验 (第十四条): written by the local authority, published with the consent of who recognised the platform. */
export default function ShowcasesPage() {
  const session = useSession();
  const [writing, setWriting] = useState(false);
  const showcases = useRead('GET /api/showcases/mine');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="典型经验"
        meta={['总结辖区内示范平台的典型经验，推广成功做法（第十四条）']}
        actions={
          <>
            <CaseLinks here="showcases" />
            <ButtonLink look="quiet" href="/showcases" newTab>
              公开页面
            </ButtonLink>
            {hasRole(session, 'officer') ? (
              <Button look="primary" onClick={() => setWriting(true)}>
                起草
              </Button>
            ) : null}
          </>
        }
      />
      <Loaded read={showcases} lines={8}>
        {(data) =>
          data.showcases.length === 0 ? (
            <Card flush>
              <Empty title="还没有典型经验">所在地主管部门起草、报送，认定部门分管领导同意后公开发布。</Empty>
            </Card>
          ) : (
            <Stack>
              {data.showcases.map((one) => (
                <ShowcaseCard key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {writing ? <WriteShowcase onClose={() => setWriting(false)} /> : null}
    </main>
  );
}

const remarkTitles: Readonly<Record<string, string>> = { returned: '退回理由', takenDown: '撤下理由' };

function ShowcaseCard({ one }: { one: Showcase }) {
  return (
    <Card
      title={one.title}
      aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
      foot={one.offers.length > 0 ? <Acts one={one} /> : undefined}
    >
      <div className="stack-s">
        <p className="small muted">
          {one.platform}（{one.certificateNumber}），{one.authority}
          {one.publishedOn ? `，${fullDate(one.publishedOn)}发布` : ''}
        </p>
        {one.remark ? (
          <Alert tone="amber" title={remarkTitles[one.state.name] ?? '上次退回或撤下的理由'}>
            <p className="pre">{one.remark}</p>
          </Alert>
        ) : null}
        <p className="pre">{one.body}</p>
        {one.promotions.length === 0 ? null : (
          <ul className="small" aria-label="宣传培育">
            {one.promotions.toReversed().map(({ kind, on, said }) => (
              <li key={`${on} ${kind} ${said}`}>
                {fullDate(on)}，{kind}：{said}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

/** What the server offers: some at once, some with a text. */
const Acts = ({ one }: { one: Showcase }) => (
  <div className="row">
    <Steps
      kind="showcases"
      of={{ ...one, name: one.title }}
      offers={one.offers}
      small
      words={{
        write: { given: { title: one.title, body: one.body }, act: () => '保存', done: () => '已保存' },
        offer: { look: 'primary', done: () => '已报送，待认定部门同意' },
        recall: { done: () => '已撤回，可以修改' },
        publish: { look: 'primary', done: () => '已公开发布' },
        cultivate: { act: () => '记录', done: () => '已记录，公开页面同时更新' },
        sendBack: { done: () => `已退回${one.authority}` },
        takeDown: { done: () => '已撤下，公众不再看到' },
      }}
    />
  </div>
);
