import { useState } from 'react';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateText, fullDate } from '../ui/dates.tsx';
import { Card, Kv, PageHead, Stack } from '../ui/page.tsx';
import { CaseLinks, toneOf } from './cases.tsx';
import { OpenRevocation } from './open-revocation.tsx';
import { type Revocation, RevocationActs } from './revocation-acts.tsx';
import { DecisionPaper, EvidenceFiles } from './revocation-files.tsx';

/** 撤销称号 (第十二条): the issuer's cases; a platform sees its own once they are verified. */
export default function RevocationsPage() {
  const session = useSession();
  const [opening, setOpening] = useState(false);
  const revocations = useRead('GET /api/revocations');
  const clerk = hasRole(session, 'clerk');
  const mayOpen = hasRole(session, 'officer') && isKind(session, 'province', 'city');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="撤销案件"
        meta={['仅限有效期内查证属实的违法违规行为（第十二条）']}
        actions={
          <>
            <CaseLinks here="revocations" />
            {mayOpen ? (
              <Button look="primary" onClick={() => setOpening(true)}>
                立案
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        <Alert>
          <p>撤销须有主管机关的决定、处罚、判决，或者对照卷宗查实的不实声明；逾期、迟报或未报送季度调度表没有这样的文书，不能立案。</p>
        </Alert>
        <Loaded read={revocations} lines={8}>
          {(data) =>
            data.revocations.length === 0 ? (
              <Card flush>
                <Empty title="没有撤销案件">{clerk ? '没有涉及贵单位的案件。' : '立案、查证、陈述申辩、决定的全过程会记录在这里。'}</Empty>
              </Card>
            ) : (
              <Stack>
                {data.revocations.map((one) => (
                  <CaseCard key={one.id} one={one} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Stack>
      {opening ? <OpenRevocation onClose={() => setOpening(false)} /> : null}
    </main>
  );
}

const CaseCard = ({ one }: { one: Revocation }) => (
  <Card
    title={`${one.platform}（${one.certificateNumber}）`}
    aside={<Badge tone={toneOf(one.state)}>{one.state.label}</Badge>}
    foot={one.offers.length > 0 ? <RevocationActs key={one.version} one={one} /> : undefined}
  >
    {one.givenBackReason ? (
      <Alert tone="amber" title="领导退回，须补充并保存后重新查证">
        <p>{one.givenBackReason}</p>
      </Alert>
    ) : null}
    <Kv
      items={[
        ['案件来源', one.source],
        ['依据', one.basis],
        ['查明的事实', <Written key="facts" text={one.facts} />],
        ['证据文件', <EvidenceFiles key="files" one={one} />],
        ['证据目录', <Written key="evidence" text={one.evidence} />],
        ['查证属实', one.verifiedOn ? <DateText key="verified" day={one.verifiedOn} /> : '尚未查证'],
        ['陈述、申辩', one.statement ? <Written key="statement" text={one.statement} /> : hearing(one)],
        ['决定', one.decision ? <Written key="decision" text={one.decision} /> : '尚未决定'],
        ['决定日期', one.decidedOn ? <DateText key="decided" day={one.decidedOn} /> : '–'],
        ...(one.number === null ? [] : [['决定书', <DecisionPaper key="paper" one={one} />] as const]),
      ]}
    />
  </Card>
);

const Written = ({ text }: { text: string }) => <span className="pre">{text === '' ? '尚未填写' : text}</span>;

const hearing = (one: Revocation): string => (one.hearingEndsOn ? `尚未提出，可在${fullDate(one.hearingEndsOn)}24时前提出` : '尚未提出');
