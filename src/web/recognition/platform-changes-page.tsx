import { useState } from 'react';
import { offeredFields } from '../../core/procedure/brings.ts';
import { changeVerdicts, platformChangeProcedure, platformChangeSteps } from '../../core/procedure/platform-change.ts';
import { type AnswerOf, addressOf, problemIn } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, refresh, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { ActDialog, type Values } from '../steps/act-dialog.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Kv, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { CaseLinks, toneOf } from './cases.tsx';

type Change = AnswerOf<'GET /api/platform-changes'>['changes'][number];
type Platform = AnswerOf<'GET /api/platforms'>['platforms'][number];

/** 变更名称、地址 (第十二条): a platform asks with its new licence, its issuer's officer looks and a leader signs. */
export default function PlatformChangesPage() {
  const session = useSession();
  const read = useRead('GET /api/platform-changes');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="变更名称、地址"
        meta={[`凭新证照变更，名称变更的换发证书，编号和有效期不变（${platformChangeProcedure.article}）`]}
        actions={
          <>
            <CaseLinks here="changes" />
            {hasRole(session, 'clerk') ? <Ask organisation={session.organisation.id} /> : null}
          </>
        }
      />
      <Loaded read={read} lines={8}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Card flush>
              <Empty title="没有变更申请">平台取得变更后的证照以后申请，认定部门查验证照后决定。</Empty>
            </Card>
          ) : (
            <Stack>
              {changes.map((one) => (
                <ChangeCard key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </main>
  );
}

/** One button for each title in force of the own unit: of two certificates each is changed by itself. */
function Ask({ organisation }: { organisation: string }) {
  const read = useRead('GET /api/platforms', { query: { organisation, standing: 'valid', limit: 5 } });
  const [asked, setAsked] = useState<Platform | null>(null);
  const titles = read.data?.platforms ?? [];
  // One application changes every title by the same issuer.
  const issuers = [...new Set(titles.map(({ issuer }) => issuer))];
  return (
    <>
      {issuers.map((issuer) => (
        <Button key={issuer} look="primary" onClick={() => setAsked(titles.find((one) => one.issuer === issuer) ?? null)}>
          {issuers.length > 1 ? `向${issuer}申请变更` : '申请变更'}
        </Button>
      ))}
      {asked ? <AskDialog platform={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

type Body = Parameters<ReturnType<typeof useAct<'POST /api/platforms/{id}/changes'>>['mutate']>[0]['body'];

function AskDialog({ platform, onClose }: { platform: Platform; onClose: () => void }) {
  const act = useAct('POST /api/platforms/{id}/changes');
  const toast = useToast();
  const done = () => {
    toast('已存为草稿，请上传新证照，再提交');
    onClose();
  };
  // The dialog holds the fields of the table, which the route takes.
  const send = (values: Values) => act.mutate({ params: { id: platform.id }, body: values as unknown as Body }, { onSuccess: done });
  return (
    <ActDialog
      {...{ title: '申请变更名称、地址', act: () => '存为草稿', grave: false, fields: offeredFields(platformChangeSteps.write.brings) }}
      {...{ given: { name: platform.name }, labels: {}, leaves: () => [], busy: act.isPending, onClose }}
      onSend={send}
    >
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </ActDialog>
  );
}

function ChangeCard({ one }: { one: Change }) {
  const renamed = one.name !== one.platform;
  const over = one.decidedOn !== null;
  return (
    <Card
      title={`${one.certificateNumber} ${one.platform}`}
      aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
      foot={one.offers.length > 0 ? <Acts one={one} /> : undefined}
    >
      <div className="stack-s">
        {one.remark ? (
          <Alert tone="amber" title={one.state.name === 'returned' ? '要补正的' : '退回理由'}>
            <p className="pre">{one.remark}</p>
          </Alert>
        ) : null}
        <Kv
          items={[
            ...(over || renamed ? [['变更后的名称', one.name] as const] : [['单位名称', '不变'] as const]),
            ...(one.address ? [['变更后的地址', one.address] as const] : []),
            ['证照变更日期', fullDate(one.changedOn)],
            ['变更的情况', one.reason],
            ...(one.verdict ? [[over ? '决定' : '经办意见', `${changeVerdicts[one.verdict]}：${one.word}`] as const] : []),
            ...(one.decidedOn ? [['决定日期', fullDate(one.decidedOn)] as const] : []),
          ]}
        />
        {one.files.map(({ id, name }) => (
          <p key={id} className="small">
            <a
              href={addressOf('GET /api/platform-changes/{id}/files/{fileId}', { params: { id: one.id, fileId: id } })}
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

const givenOf = ({ name, address, changedOn, reason }: Change): Values => ({ name, address, changedOn, reason });

/** What follows from the signature. */
const consequence = (one: Change): string => {
  if (one.verdict === 'refuse') return '名称、地址不变，理由告知平台。';
  const renamed = one.name !== one.platform;
  return renamed
    ? '名录、查验页即显示新名称并列出曾用名称，换发证书；原证书查验时显示已换发，告知平台和主管部门。'
    : '名录即显示新地址，证书不换发，告知平台和主管部门。';
};

/** What the server offers; a file comes by a button of its own. */
function Acts({ one }: { one: Change }) {
  const attach = one.offers.some(({ step }) => step === 'attach');
  const send = async (file: File): Promise<void> => {
    await upload('PUT /api/platform-changes/{id}/files', { params: { id: one.id }, query: { name: file.name }, body: file });
    void refresh();
  };
  return (
    <div className="stack-s">
      {attach ? <UploadOne label="上传证照" hint="变更后的营业执照等证照，登记机关的变更通知书" done="证照已上传" onSend={send} /> : null}
      <div className="row">
        <Steps
          kind="platform-changes"
          of={{ ...one, name: one.platform }}
          offers={one.offers.filter(({ step }) => step !== 'attach')}
          small
          words={{
            write: { given: givenOf(one), act: () => '保存', done: () => '已保存' },
            submit: { look: 'primary', done: () => `已提交${one.issuer}` },
            withdraw: { says: '撤回后不再办理，需要变更的重新申请。', done: () => '已撤回' },
            giveBack: { done: () => '已退回平台补正' },
            handle: { look: 'primary', done: () => '已报分管领导签发' },
            sign: { look: 'primary', says: consequence(one), done: () => '已签发' },
            sendBack: { done: () => '已退回经办人' },
          }}
        />
      </div>
    </div>
  );
}
