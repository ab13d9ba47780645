import { auditAbouts, auditKinds } from '../../core/procedure/audit.ts';
import { type AnswerOf, addressOf } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { paths } from '../paths.ts';
import { Loaded, refresh, useReadPage } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card, Kv, PageHead, Stack } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { upload } from '../upload.ts';

type Audit = AnswerOf<'GET /api/audits'>['audits'][number];
const PAGE = 20;
const tones = { asked: 'amber', answered: 'green', closed: 'grey' } as const;
const words: Readonly<Record<string, StepWords<'audits'>>> = {
  answer: { look: 'primary', done: () => '已答复' },
  close: { look: 'plain', done: () => '已办结' },
};

/** What whoever supervises asked and found, with what was answered: all of it for them, its own for each office and unit that was asked. */
export default function AuditsPage() {
  const supervisor = hasRole(useSession(), 'supervisor');
  const asked = useAsked([]);
  const read = useReadPage('GET /api/audits', { query: pageQuery(asked.page, PAGE) });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="审计监察"
        meta={[supervisor ? '在年度工作、申报、专家评审、公示的页面上提出；不公开' : '审计监察向本单位提出的，以文字和文件答复；不公开']}
        actions={supervisor ? <ButtonLink href={paths.objections}>公示异议</ButtonLink> : null}
      />
      <Loaded read={read} lines={6}>
        {({ audits, total }) => (
          <Stack>
            {total > 0 && audits.length === 0 ? <PageGone /> : null}
            {total === 0 ? (
              <Empty title={supervisor ? '没有询问和发现的问题' : '没有收到询问'}>
                {supervisor ? '在年度工作、申报、专家评审、公示的页面上按“询问、记录问题”。' : '收到时，待办中会有提示。'}
              </Empty>
            ) : null}
            {audits.map((one) => (
              <AuditCard key={one.id} one={one} />
            ))}
            <Pager {...pagerOf(asked.page, PAGE, total)} unit="件" onPage={asked.turn} />
          </Stack>
        )}
      </Loaded>
    </main>
  );
}

const Written = ({ text }: { text: string }) => <span className="pre">{text}</span>;

function AuditCard({ one }: { one: Audit }) {
  const answers = one.offers.some(({ step }) => step === 'answer');
  return (
    <Card title={`${auditKinds[one.kind]}：${one.aboutTitle}`} aside={<Badge tone={tones[one.state.name]}>{one.state.label}</Badge>}>
      <Kv
        items={[
          ['关于', auditAbouts[one.about]],
          ['提出', `${one.askedName}，${dateAndTime(one.askedAt)}`],
          ['答复单位', one.organisation],
          ['内容', <Written key="body" text={one.body} />],
          ['答复期限', fullDate(one.dueOn)],
          ...(one.answer === null ? [] : ([['答复', <Written key="answer" text={one.answer} />]] as const)),
          ...(one.answeredAt === null ? [] : ([['答复人', `${one.answeredName ?? ''}，${dateAndTime(one.answeredAt)}`]] as const)),
          ...(one.files.length === 0 ? [] : ([['证明文件', <Files key="files" one={one} />]] as const)),
          ...(one.word === null ? [] : ([['结论', <Written key="word" text={one.word} />]] as const)),
        ]}
      />
      {answers ? (
        <UploadOne
          label="上传证明文件"
          hint="答复以前上传"
          done="证明文件已上传"
          onSend={async (file) => {
            await upload('PUT /api/audits/{id}/evidence', { params: { id: one.id }, query: { name: file.name }, body: file });
            void refresh();
          }}
        />
      ) : null}
      <div className="row">
        <Steps kind="audits" of={{ id: one.id, version: one.version, name: one.aboutTitle }} offers={one.offers} words={words} />
      </div>
    </Card>
  );
}

const Files = ({ one }: { one: Audit }) =>
  one.files.map(({ id, name }) => (
    <div key={id}>
      <a
        href={addressOf('GET /api/audits/{id}/evidence/{evidenceId}', { params: { id: one.id, evidenceId: id } })}
        target="_blank"
        rel="noopener"
      >
        {name}
      </a>
    </div>
  ));
