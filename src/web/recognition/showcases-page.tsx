import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hindrance, offerOf } from '../reporting/words.ts';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { CaseLinks, toneOf } from './cases.tsx';
import { EditShowcase, WriteShowcase } from './showcase-dialogs.tsx';
import '../reporting/reporting.css';

export type Showcase = AnswerOf<'GET /api/showcases/mine'>['showcases'][number];

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

function ShowcaseCard({ one }: { one: Showcase }) {
  const [editing, setEditing] = useState(false);
  const offer = useAct('POST /api/showcases/{id}/offer');
  const publish = useAct('POST /api/showcases/{id}/publish');
  const toast = useToast();
  const steps = { write: offerOf(one.offers, 'write'), offer: offerOf(one.offers, 'offer'), publish: offerOf(one.offers, 'publish') };
  const request = { params: { id: one.id }, body: { version: one.version } };
  const failed = offer.error ?? publish.error;
  return (
    <Card
      title={one.title}
      aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
      foot={
        one.offers.length > 0 ? (
          <div className="row">
            {steps.write ? (
              <Button small onClick={() => setEditing(true)}>
                {steps.write.label}
              </Button>
            ) : null}
            {steps.offer ? (
              <Button
                small
                look="primary"
                reason={hindrance(steps.offer)}
                busy={offer.isPending}
                onClick={() => offer.mutate(request, { onSuccess: () => toast('已报送，待认定部门同意') })}
              >
                {steps.offer.label}
              </Button>
            ) : null}
            {steps.publish ? (
              <Button
                small
                look="primary"
                reason={hindrance(steps.publish)}
                busy={publish.isPending}
                onClick={() => publish.mutate(request, { onSuccess: () => toast('已公开发布') })}
              >
                {steps.publish.label}
              </Button>
            ) : null}
          </div>
        ) : undefined
      }
    >
      <p className="small muted">
        {one.platform}（{one.certificateNumber}），{one.authority}
        {one.publishedOn ? `，${one.publishedOn} 发布` : ''}
      </p>
      <p className="pre">{one.body}</p>
      {failed ? <ProblemAlert problem={problemIn(failed)} /> : null}
      {editing ? <EditShowcase one={one} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}
