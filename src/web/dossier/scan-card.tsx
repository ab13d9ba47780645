import { useState } from 'react';
import { href } from '../client.ts';
import { useFilesDoor } from '../disclosure/files-door.ts';
import { WholeButton } from '../disclosure/whole-button.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card } from '../ui/page.tsx';
import { heldOf, sizeText } from './file-words.ts';
import { type Preview, PreviewDialog } from './preview.tsx';
import { CheckScan } from './scan-check.tsx';
import { ScanDrop } from './scan-drop.tsx';
import { type PaperNumber, paperNames, type Scan, type StampedPaper, stateOf } from './scan-words.ts';

type ScanCardProps = { dossierId: string; papers: readonly PaperNumber[] };

/** 盖章扫描件: what was printed and its mark, the paper as it came back with its seal, and whether it is of the version that stands. */
export function ScanCard({ dossierId, papers }: ScanCardProps) {
  const read = useRead('GET /api/dossiers/{id}/scans', { params: { id: dossierId } });
  const [preview, setPreview] = useState<Preview | null>(null);
  const door = useFilesDoor(dossierId);
  return (
    <Loaded read={read} lines={3}>
      {(data) => {
        const shown = data.papers.filter(({ annex }) => papers.includes(annex));
        if (shown.length === 0) return null;
        return (
          <Card
            id="stamped"
            title="盖章扫描件"
            aside={<span className="small muted">{shown.map(({ article }) => article).join('、')}</span>}
            flush
          >
            <ul className="mats">
              {shown.map((paper) => (
                <PaperRow
                  key={paper.annex}
                  dossierId={dossierId}
                  paper={paper}
                  scans={data.scans.filter(({ annex }) => annex === paper.annex)}
                  onPreview={(one) => (door ? door(() => setPreview(one)) : setPreview(one))}
                />
              ))}
            </ul>
            <PreviewDialog preview={preview} onClose={() => setPreview(null)} />
          </Card>
        );
      }}
    </Loaded>
  );
}

type RowProps = { dossierId: string; paper: StampedPaper; scans: readonly Scan[]; onPreview: (preview: Preview) => void };

function PaperRow({ dossierId, paper, scans, onPreview }: RowProps) {
  const session = useSession();
  const [newest, ...earlier] = scans;
  const state = stateOf(paper, newest);
  const name = paperNames[paper.annex];
  return (
    <li className="mat mat--paper">
      <div className="mat__what">
        <p className="mat__name">
          {name} <Badge tone={state.tone}>{state.badge}</Badge>
          {paper.asked ? <span className="small muted"> 签发推荐前须收齐</span> : null}
        </p>
        {paper.mark ? <p className="mat__shows">现行版本标记：{paper.mark}</p> : null}
        {newest ? <ScanLine dossierId={dossierId} scan={newest} onPreview={onPreview} /> : null}
        {state.sentence ? <p className={state.tone === 'red' ? 'mat__problem' : 'mat__shows'}>{state.sentence}</p> : null}
        {newest && paper.mine && newest.matches === 'unreadable' && !newest.confirmed && newest.check === null ? (
          <ConfirmMark dossierId={dossierId} scan={newest} paper={paper} />
        ) : null}
        {newest && paper.checks && newest.matches !== 'other' ? <CheckScan dossierId={dossierId} scan={newest} name={name} /> : null}
        {earlier.length > 0 ? (
          <details>
            <summary>以前上传的 {earlier.length} 份</summary>
            {earlier.map((scan) => (
              <ScanLine key={scan.id} dossierId={dossierId} scan={scan} onPreview={onPreview} />
            ))}
          </details>
        ) : null}
      </div>
      <div className="mat__act">
        {paper.mark ? (
          <Button small onClick={() => onPreview(printed(dossierId, paper.annex, name))}>
            打印用 PDF<span className="sr">：{name}</span>
          </Button>
        ) : null}
        {paper.mark && paper.annex === '1' && hasRole(session, 'officer', 'leader') ? (
          <WholeButton dossierId={dossierId} file="1.pdf" what={name} />
        ) : null}
        {paper.mine ? <ScanDrop dossierId={dossierId} paper={paper} replaces={newest !== undefined} /> : null}
      </div>
    </li>
  );
}

/** The paper to be printed and stamped. The applicant's may take a while to make, which a new tab could not say; annex 1 is two pages. */
const printed = (dossierId: string, annex: PaperNumber, title: string): Preview => {
  const mediaType = 'application/pdf';
  if (annex === '1') return { title, mediaType, src: href('GET /api/dossiers/{id}/annexes/1.pdf', { params: { id: dossierId } }) };
  const file = `${annex}.pdf` as const;
  const src = href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id: dossierId, annex: file } });
  return { title, mediaType, src, made: { dossierId, file } };
};

function ScanLine({ dossierId, scan, onPreview }: { dossierId: string; scan: Scan; onPreview: (preview: Preview) => void }) {
  const src = href('GET /api/dossiers/{id}/scans/{scanId}/file', { params: { id: dossierId, scanId: scan.id } });
  const held = heldOf(scan);
  return (
    <div className="mat__file">
      <span className="mat__filename">{scan.name}</span>
      <small className="muted">
        {sizeText(scan.size)}，{dateAndTime(scan.addedAt)}
      </small>
      <span className="mat__tools">
        {held ? (
          <Badge tone={held.tone}>{held.text}</Badge>
        ) : (
          <Button
            look="quiet"
            small
            aria-label={`预览扫描件 ${scan.name}`}
            onClick={() => onPreview({ title: scan.name, src, mediaType: scan.mediaType })}
          >
            预览
          </Button>
        )}
      </span>
    </div>
  );
}

/** Where no code could be read, a person vouches for what stands at the foot. */
function ConfirmMark({ dossierId, scan, paper }: { dossierId: string; scan: Scan; paper: StampedPaper }) {
  const [asking, setAsking] = useState(false);
  const confirm = useAct('POST /api/dossiers/{id}/scans/{scanId}/confirm');
  const close = () => setAsking(false);
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        人工核对
      </Button>
      <Confirm
        open={asking}
        title="确认这份扫描件是现行版本？"
        act="确认一致"
        onAct={() => confirm.mutateAsync({ params: { id: dossierId, scanId: scan.id } }).then(close, close)}
        onClose={close}
      >
        <p>{scan.name}</p>
        <p>已比对扫描件页脚，与现行版本标记“{paper.mark}”一致。确认人和时间记入日志。</p>
      </Confirm>
    </>
  );
}
