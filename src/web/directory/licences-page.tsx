import { useState } from 'react';
import { groupedCode } from '../../core/identifiers/credit-code.ts';
import { type AnswerOf, href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Kv, PageHead } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { OrganisationCaseCard } from './organisation-cases.tsx';
import { WaitingLinks } from './waiting-links.tsx';

type Licence = AnswerOf<'GET /api/licences'>['licences'][number];

const looks = {
  waiting: { tone: 'amber', label: '待核对' },
  confirmed: { tone: 'green', label: '相符' },
  returned: { tone: 'grey', label: '已退回' },
} as const;

/** 登记核对: what those who registered themselves in this place brought, beside what they registered (第八条（三）). */
export default function LicencesPage() {
  const read = useRead('GET /api/licences');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="登记核对"
        meta={['登记在本地、自行注册的单位上传的证照', '没有在这里核对的，初审时查验证照（第八条（三））']}
        actions={<ButtonLink href={paths.handovers}>移交单位管理员</ButtonLink>}
      />
      <Loaded read={read}>
        {({ licences }) => (
          <div className="stack">
            <WaitingLinks />
            <Cases />
            {licences.length === 0 ? (
              <Card title="证照">
                <Empty title="没有证照">单位上传证照后在这里核对。</Empty>
              </Card>
            ) : null}
            {licences.map((one) => (
              <LicenceLine key={one.id} licence={one} />
            ))}
          </div>
        )}
      </Loaded>
    </main>
  );
}

/** Corrections and disputes of the place. */
function Cases() {
  const read = useRead('GET /api/organisation-cases');
  return (read.data?.cases ?? []).map((one) => <OrganisationCaseCard key={one.id} one={one} />);
}

function LicenceLine({ licence: one }: { licence: Licence }) {
  const [asking, setAsking] = useState<'confirmed' | 'returned' | null>(null);
  const { tone, label } = looks[one.outcome ?? 'waiting'];
  return (
    <Card title={one.organisation} aside={<Badge tone={tone}>{label}</Badge>}>
      <div className="stack">
        <div className="compare">
          <div>
            <p className="small muted">登记的单位名称</p>
            <p className="compare__big">{one.organisation}</p>
          </div>
          <div>
            <p className="small muted">登记的统一社会信用代码</p>
            <p className="compare__big compare__code">{groupedCode(one.creditCode)}</p>
          </div>
        </div>
        {one.codeFault ? (
          <Alert tone="amber">
            <p>{one.codeFault}</p>
          </Alert>
        ) : null}
        <Kv
          items={[
            ['代码类别', one.codeKind ?? '不详'],
            ['登记所在地', one.place],
            [
              '证照',
              <a key="file" href={href('GET /api/licences/{id}/file', { params: { id: one.id } })} target="_blank" rel="noopener">
                {one.name}
              </a>,
            ],
            ['上传', dateAndTime(one.addedAt)],
            ...(one.word ? ([['核对情况', one.word]] as const) : []),
          ]}
        />
        {one.outcome === null && one.pending ? (
          <p>
            <Button look="primary" onClick={() => setAsking('confirmed')}>
              与证照相符
            </Button>{' '}
            <Button onClick={() => setAsking('returned')}>退回</Button>
          </p>
        ) : null}
      </div>
      {asking ? <Answer licence={one} outcome={asking} onClose={() => setAsking(null)} /> : null}
    </Card>
  );
}

function Answer({ licence, outcome, onClose }: { licence: Licence; outcome: 'confirmed' | 'returned'; onClose: () => void }) {
  const act = useAct('POST /api/licences/{id}/answer');
  const toast = useToast();
  const send = (word: string) =>
    act
      .mutateAsync({ params: { id: licence.id }, body: { outcome, word } })
      .then(() => {
        toast(outcome === 'confirmed' ? '已核对' : '已退回');
        onClose();
      })
      .catch(() => undefined);
  const problem = act.error ? problemIn(act.error) : null;
  if (outcome === 'returned')
    return (
      <AskText
        title={`退回：${licence.organisation}`}
        label="哪里不符、需要补什么"
        act="退回"
        most={500}
        busy={act.isPending}
        problem={problem}
        onSend={(word) => void send(word)}
        onClose={onClose}
      />
    );
  return (
    <Confirm open title={`与证照相符：${licence.organisation}`} act="确认相符" onAct={() => send('')} onClose={onClose}>
      {problem ? <ProblemAlert problem={problem} /> : null}
      <p>
        已打开证照，逐字核对：单位名称“{licence.organisation}”，统一社会信用代码 {groupedCode(licence.creditCode)}，登记所在地
        {licence.place}。
      </p>
    </Confirm>
  );
}
