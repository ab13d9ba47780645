import type { ReadingId, Scheme } from '../../core/scheme/scheme.ts';
import { useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** What the province answered about it, by number. */
function Interpreted({ id }: { id: string }) {
  const read = useRead('GET /api/interpretations');
  const found = (read.data?.interpretations ?? []).filter(({ reading, endedOn }) => reading === id && endedOn === null);
  return found.map((one) => (
    <p key={one.id}>
      解释 <a href={`/measure#${one.id}`}>{one.number}</a>（自{fullDate(one.validFrom)}起适用）：{one.answer}
    </p>
  ));
}

/** A hole of the text and how this year's work reads it, with the reason. */
export function ReadingDialog({ scheme, id, onClose }: { scheme: Scheme; id: ReadingId | null; onClose: () => void }) {
  const reading = scheme.readings.find((one) => one.id === id);
  return (
    <Dialog open={reading !== undefined} title="本年度口径" onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
      {reading ? (
        <div className="stack-s">
          <p>
            <b>{reading.question}</b>（{reading.article}）
          </p>
          <ul>
            {reading.options.map(({ key, label }) => (
              <li key={key}>
                {label} {key === reading.chosen ? <Badge tone="blue">采用</Badge> : null}
              </li>
            ))}
          </ul>
          <p>理由：{reading.reason}</p>
          <Interpreted id={reading.id} />
        </div>
      ) : null}
    </Dialog>
  );
}
