import { useState } from 'react';
import { offeredFields } from '../../core/procedure/brings.ts';
import { policyProcedure, policySteps } from '../../core/procedure/policy.ts';
import { type AnswerOf, addressOf, problemIn } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, refresh, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { ActDialog, type Values } from '../steps/act-dialog.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { CaseLinks, toneOf } from './cases.tsx';

type Policy = AnswerOf<'GET /api/policies/mine'>['policies'][number];

/** 扶持政策 (第十三条): written by an officer of who recognises, published by a leader, read by everybody. */
export default function PoliciesPage() {
  const session = useSession();
  const [writing, setWriting] = useState(false);
  const read = useRead('GET /api/policies/mine');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="扶持政策"
        meta={[`示范平台享受相应的扶持政策（${policyProcedure.article}）`]}
        actions={
          <>
            <CaseLinks here="policies" />
            <ButtonLink look="quiet" href="/policies" newTab>
              公开页面
            </ButtonLink>
            {hasRole(session, 'officer') ? (
              <Button look="primary" onClick={() => setWriting(true)}>
                填写
              </Button>
            ) : null}
          </>
        }
      />
      <Loaded read={read} lines={8}>
        {({ policies }) =>
          policies.length === 0 ? (
            <Card flush>
              <Empty title="还没有扶持政策">经办人填写、报批，分管领导同意后公布，平台页面同时列出。</Empty>
            </Card>
          ) : (
            <Stack>
              {policies.map((one) => (
                <PolicyCard key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {writing ? <WritePolicy onClose={() => setWriting(false)} /> : null}
    </main>
  );
}

function WritePolicy({ onClose }: { onClose: () => void }) {
  const act = useAct('POST /api/policies');
  const toast = useToast();
  const done = () => {
    toast('已存为草稿，可以上传政策文件，再报批');
    onClose();
  };
  return (
    <ActDialog
      {...{ title: '填写扶持政策', act: () => '存为草稿', grave: false, fields: offeredFields(policySteps.write.brings) }}
      {...{ given: {}, labels: {}, leaves: () => [], busy: act.isPending, onClose }}
      onSend={(values) => act.mutate({ body: withoutBlank(values) }, { onSuccess: done })}
    >
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </ActDialog>
  );
}

type Body = Parameters<ReturnType<typeof useAct<'POST /api/policies'>>['mutate']>[0]['body'];
/** The dialog holds the fields of the table, which the route takes; a day that was emptied is none. */
const withoutBlank = (values: Values): Body =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as unknown as Body;

function PolicyCard({ one }: { one: Policy }) {
  return (
    <Card
      title={one.title}
      aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
      foot={one.offers.length > 0 ? <Acts one={one} /> : undefined}
    >
      <div className="stack-s">
        <p className="small muted">
          {[one.kind, one.number, `${fullDate(one.fromOn)}起执行${one.untilOn ? `，至${fullDate(one.untilOn)}` : ''}`]
            .filter(Boolean)
            .join('，')}
          {one.publishedOn ? `，${fullDate(one.publishedOn)}公布` : ''}
        </p>
        {one.remark ? (
          <Alert tone="amber" title={one.state.name === 'takenDown' ? '撤下理由' : '退回理由'}>
            <p className="pre">{one.remark}</p>
          </Alert>
        ) : null}
        <p className="pre">{one.body}</p>
        <p className="small muted">依据：{one.basis}</p>
        {one.files.map(({ id, name }) => (
          <p key={id} className="small">
            <a
              href={addressOf('GET /api/policies/{id}/files/{fileId}', { params: { id: one.id, fileId: id } })}
              target="_blank"
              rel="noopener"
            >
              {name}
            </a>
          </p>
        ))}
      </div>
    </Card>
  );
}

const givenOf = (one: Policy): Values => ({
  ...{ title: one.title, kind: one.kindName, body: one.body, basis: one.basis, number: one.number, fromOn: one.fromOn },
  ...(one.untilOn === null ? {} : { untilOn: one.untilOn }),
});

/** What the server offers; a file comes by a button of its own. */
function Acts({ one }: { one: Policy }) {
  const attach = one.offers.some(({ step }) => step === 'attach');
  const send = async (file: File): Promise<void> => {
    await upload('PUT /api/policies/{id}/files', { params: { id: one.id }, query: { name: file.name }, body: file });
    void refresh();
  };
  return (
    <div className="stack-s">
      {attach ? <UploadOne label="上传政策文件" hint="政策原文" done="政策文件已上传" onSend={send} /> : null}
      <div className="row">
        <Steps
          kind="policies"
          of={{ ...one, name: one.title }}
          offers={one.offers.filter(({ step }) => step !== 'attach')}
          small
          words={{
            write: { given: givenOf(one), act: () => '保存', done: () => '已保存' },
            offer: { look: 'primary', done: () => '已报批，待领导同意' },
            recall: { done: () => '已撤回，可以修改' },
            publish: {
              look: 'primary',
              says: '公布后任何人可以查看，并通知称号有效的各平台。',
              done: () => '已公布，已通知各平台',
            },
            sendBack: { done: () => '已退回经办人' },
            takeDown: { done: () => '已撤下，公众不再看到' },
          }}
        />
      </div>
    </div>
  );
}
