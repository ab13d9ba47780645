import { groupedCode } from '../../core/identifiers/credit-code.ts';
import { type AnswerOf, href } from '../client.ts';
import { refresh } from '../query.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { upload } from '../upload.ts';
import { UploadOne } from './upload-one.tsx';

type Case = AnswerOf<'GET /api/organisation-cases'>['cases'][number];

const looks = {
  asked: { tone: 'amber', label: '待决定' },
  done: { tone: 'green', label: '已办理' },
  refused: { tone: 'grey', label: '未获同意' },
  withdrawn: { tone: 'grey', label: '已撤回' },
} as const;

/** One correction or dispute, as its sides and the authority see it, with what the server offers to whoever looks. */
export function OrganisationCaseCard({ one }: { one: Case }) {
  const dispute = one.kind === 'dispute';
  const brings = one.offers.find(({ step }) => step === 'bring');
  const steps = one.offers.filter(({ step }) => step !== 'bring');
  return (
    <Card
      title={dispute ? `信用代码争议：${groupedCode(one.creditCode ?? '')}` : `登记信息更正：${one.organisation}`}
      aside={<Badge tone={looks[one.state].tone}>{looks[one.state].label}</Badge>}
    >
      <div className="stack">
        <Kv items={linesOf(one)} />
        {brings !== undefined && brings.blockedBy.length > 0 ? <p className="small muted">{brings.blockedBy.join('；')}</p> : null}
        {brings === undefined || brings.blockedBy.length > 0 ? null : (
          <UploadOne
            label="上传证据"
            hint="营业执照等证照的照片或扫描件"
            done="证据已上传"
            onSend={(file) =>
              upload('PUT /api/organisation-cases/{id}/evidence', { params: { id: one.id }, query: { name: file.name }, body: file }).then(
                () => refresh('GET /api/organisation-cases'),
              )
            }
          />
        )}
        {steps.length === 0 ? null : (
          <div className="row">
            <Steps kind="organisation-cases" of={{ id: one.id, name: one.organisation }} offers={steps} words={wordsOf(one)} />
          </div>
        )}
      </div>
    </Card>
  );
}

/** A dispute and a correction take the same steps by other words. */
const wordsOf = ({ kind, organisation, against }: Case): Readonly<Record<string, StepWords<'organisation-cases'>>> => {
  const dispute = kind === 'dispute';
  const decided = () => '已决定，双方都会收到';
  return {
    agree: {
      label: dispute ? '代码归提出争议的单位' : '同意更正',
      look: dispute ? 'danger' : 'primary',
      says: dispute ? (
        <p>
          代码改归“{organisation}”；“{against}”在办的申报停办，内容保留，可以查看。不能撤回。
        </p>
      ) : undefined,
      done: decided,
    },
    refuse: { label: dispute ? '代码仍归已登记的单位' : '不予更正', look: 'plain', done: decided },
    answer: { label: '答复争议', look: 'plain', done: () => '已答复' },
    withdraw: { look: 'quiet' },
  };
};

const linesOf = (one: Case): (readonly [string, React.ReactNode])[] => [
  ['提出', `${one.organisation} ${one.askedName}，${dateAndTime(one.askedAt)}`],
  ...(one.against === null ? [] : [['已登记的单位', one.against] as const]),
  ...(one.name === null ? [] : [['单位名称更正为', one.name] as const]),
  ...(one.kind === 'dispute' || one.creditCode === null ? [] : [['代码更正为', groupedCode(one.creditCode)] as const]),
  ...(one.place === null ? [] : [['登记所在地更正为', one.place] as const]),
  ['理由', one.reason],
  ...(one.answer === null ? [] : [['已登记单位的答复', one.answer] as const]),
  [
    '证据',
    one.evidence.length === 0
      ? '还没有上传'
      : one.evidence.map((file) => (
          <div key={file.id}>
            <a
              href={href('GET /api/organisation-cases/{id}/evidence/{evidenceId}', { params: { id: one.id, evidenceId: file.id } })}
              target="_blank"
              rel="noopener"
            >
              {file.name}
            </a>
            <span className="small muted">
              {' '}
              {file.organisationId === one.organisationId ? one.organisation : one.against}，{dateAndTime(file.addedAt)}
            </span>
          </div>
        )),
  ],
  ...(one.word === null ? [] : [['决定', `${one.decidedName}：${one.word}`] as const]),
];
