import { useState } from 'react';
import { Link } from 'wouter';
import { answerTo, findingKey } from '../../core/consistency/answerable.ts';
import { useAct } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import type { Checks, FindingShown } from './judged.ts';
import { placeIn } from './place-link.ts';
import { ReasonEditor } from './reason-editor.tsx';
import { placeWord } from './words.ts';

type Answer = Checks['answers'][number];
type FlagsProps = { dossierId: string; findings: readonly FindingShown[]; answers: readonly Answer[]; open: boolean; dossier: string };

/** 核对提醒: what asks for a second look. It bars nothing; a reason beside it spares the reviewers a question. */
export function Flags({ dossierId, findings, answers, open, dossier }: FlagsProps) {
  const said = (finding: FindingShown): Said => answerTo(finding, answers);
  const unanswered = findings.filter((one) => said(one)?.stale !== false).length;
  return (
    <Card
      title={`核对提醒（${findings.length}）`}
      aside={<span className="small muted">{findings.length === 0 ? null : unanswered > 0 ? `${unanswered} 条待说明` : '都已说明'}</span>}
      flush
    >
      {findings.length === 0 ? (
        <p className="card__body">没有需要核对的地方。</p>
      ) : (
        <>
          <p className="card__body small muted">提醒不影响提交。确实如此的请说明理由，审核人员会在同一处看到；填错了的请返回改正。</p>
          <ul>
            {findings.map((finding) => (
              <Flag key={findingKey(finding)} {...{ dossierId, finding, open, dossier }} said={said(finding)} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

type Said = { readonly answer: Answer; readonly stale: boolean } | null;
type FlagProps = { dossierId: string; finding: FindingShown; said: Said; open: boolean; dossier: string };

function Flag({ dossierId, finding, said, open, dossier }: FlagProps) {
  const answer = said?.answer;
  const [editing, setEditing] = useState(false);
  const act = useAct('PUT /api/dossiers/{id}/answers/{findingId}');
  const save = (reason: string) => act.mutateAsync({ params: { id: dossierId, findingId: findingKey(finding) }, body: { reason } });
  return (
    <li className="check">
      <div className="check__top">
        <span>{finding.message}</span>
        <Badge tone={said?.stale === false ? 'green' : 'amber'}>{said ? (said.stale ? '请重新说明' : '已说明') : '请核对'}</Badge>
      </div>
      <p className="check__cite">
        {finding.article}
        {finding.paths.slice(0, 3).map((path) => (
          <span key={path}>
            ｜<Link href={placeIn(dossier, path)}>{placeWord(path)}</Link>
          </span>
        ))}
      </p>
      {answer && !editing ? (
        <p className="flag__said">
          说明：{answer.reason}
          {said?.stale ? <span className="soon">（说明之后数字有变化：当时为“{answer.message}”）</span> : null}
        </p>
      ) : null}
      {editing ? (
        <ReasonEditor said={answer?.reason ?? ''} save={save} onDone={() => setEditing(false)} />
      ) : open ? (
        <Button small onClick={() => setEditing(true)} aria-label={`${answer ? '修改' : '填写'}说明：${finding.message}`}>
          {answer ? '修改说明' : '填写说明'}
        </Button>
      ) : null}
    </li>
  );
}
