import type { Content } from '../../core/annexes/field.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import type { AnswerOf } from '../client.ts';
import { materialWord } from '../dossier/words.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { Alert } from '../ui/alert.tsx';
import { Card } from '../ui/page.tsx';
import { MaterialPoints } from './material-points.tsx';

type Check = AnswerOf<'GET /api/dossiers/{id}/material-checks'>['checks'][number];

/** What a check is of, in words: the line of what the material has to show; a row that it proves is said as such. */
function pointOf({ kind, point }: Check): string {
  const material = law().materials.find((one) => one.key === kind);
  const shows = material?.shows[Number(point)];
  return `${materialWord(kind)}${material?.label ?? ''}：${shows ?? '逐行的证明'}`;
}

/** Beside the signature: how many points the officers found shown, each that they did not with their word, how many nobody looked at (第九条). */
export function MaterialSummary({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/material-checks', { params: { id: dossierId } });
  return (
    <Loaded read={read} quiet>
      {({ checks }) => <Summary own={checks.filter((one) => one.own)} />}
    </Loaded>
  );
}

function Summary({ own }: { own: readonly Check[] }) {
  const missing = own.filter(({ outcome }) => outcome === 'notShown');
  const earlier = own.filter((one) => one.earlier).length;
  const lines = law().materials.flatMap(({ key, shows }) => shows.map((_, index) => `${key} ${index}`));
  const looked = new Set(own.map(({ kind, point }) => `${kind} ${point}`));
  const left = lines.filter((line) => !looked.has(line)).length;
  const said = `经办人核验申报材料：能看出 ${own.length - missing.length} 处，看不出 ${missing.length} 处，未核验 ${left} 处${earlier > 0 ? `；其中 ${earlier} 处为补正前所核` : ''}（第九条）`;
  return (
    <Alert tone={missing.length > 0 || left > 0 ? 'amber' : 'blue'} title={said}>
      {missing.map((one) => (
        <p key={`${one.kind} ${one.point}`}>
          {pointOf(one)}，看不出：{one.word}（{one.by}）
        </p>
      ))}
    </Alert>
  );
}

type PanelProps = { dossierId: string; kinds: readonly MaterialKind[]; content: Content; open: boolean };
/** The issuer's own panel: every material, point by point, beside what the recommender's officers found; open until it is admitted. */
export function MaterialPanel({ dossierId, kinds, content, open }: PanelProps) {
  return (
    <Card title="申报材料逐点核验（第九条）">
      {kinds.map((kind) => (
        <section key={kind.key}>
          <h3>
            {materialWord(kind.key)}
            {kind.label}
          </h3>
          <MaterialPoints dossierId={dossierId} kind={kind} content={content} open={open} />
        </section>
      ))}
    </Card>
  );
}
