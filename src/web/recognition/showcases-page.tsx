import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hindrance } from '../reporting/words.ts';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { CaseLinks, toneOf } from './cases.tsx';
import type { Showcase } from './showcase.ts';
import { EditShowcase, SendBackShowcase, TakeShowcaseDown, WriteShowcase } from './showcase-dialogs.tsx';

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

type Asked = 'sendBack' | 'takeDown';
const remarkTitles: Readonly<Record<string, string>> = { returned: '退回理由', takenDown: '撤下理由' };

function ShowcaseCard({ one }: { one: Showcase }) {
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<Asked | null>(null);
  return (
    <Card
      title={one.title}
      aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
      foot={one.offers.length > 0 ? <Acts one={one} onEdit={() => setEditing(true)} onAsk={setAsking} /> : undefined}
    >
      <div className="stack-s">
        <p className="small muted">
          {one.platform}（{one.certificateNumber}），{one.authority}
          {one.publishedOn ? `，${one.publishedOn} 发布` : ''}
        </p>
        {one.remark ? (
          <Alert tone="amber" title={remarkTitles[one.state.name] ?? '上次退回或撤下的理由'}>
            <p className="pre">{one.remark}</p>
          </Alert>
        ) : null}
        <p className="pre">{one.body}</p>
      </div>
      {editing ? <EditShowcase one={one} onClose={() => setEditing(false)} /> : null}
      {asking === 'sendBack' ? <SendBackShowcase one={one} onClose={() => setAsking(null)} /> : null}
      {asking === 'takeDown' ? <TakeShowcaseDown one={one} onClose={() => setAsking(null)} /> : null}
    </Card>
  );
}

/** The buttons that the server offers: what is done at once here, what asks for a text by the card. */
function Acts({ one, onEdit, onAsk }: { one: Showcase; onEdit: () => void; onAsk: (asked: Asked) => void }) {
  const offer = useAct('POST /api/showcases/{id}/offer');
  const recall = useAct('POST /api/showcases/{id}/recall');
  const publish = useAct('POST /api/showcases/{id}/publish');
  const toast = useToast();
  const request = { params: { id: one.id }, body: { version: one.version } };
  const acts: Readonly<Record<string, () => void>> = {
    write: onEdit,
    offer: () => offer.mutate(request, { onSuccess: () => toast('已报送，待认定部门同意') }),
    recall: () => recall.mutate(request, { onSuccess: () => toast('已撤回，可以修改') }),
    publish: () => publish.mutate(request, { onSuccess: () => toast('已公开发布') }),
    sendBack: () => onAsk('sendBack'),
    takeDown: () => onAsk('takeDown'),
  };
  const failed = offer.error ?? recall.error ?? publish.error;
  return (
    <>
      <div className="row">
        {one.offers.map((each) => (
          <Button
            key={each.step}
            small
            look={each.step === 'offer' || each.step === 'publish' ? 'primary' : 'plain'}
            reason={hindrance(each)}
            busy={offer.isPending || recall.isPending || publish.isPending}
            onClick={acts[each.step]}
          >
            {each.label}
          </Button>
        ))}
      </div>
      {failed ? <ProblemAlert problem={problemIn(failed)} /> : null}
    </>
  );
}
