import { useMemo, useRef, useState } from 'react';
import { useParams } from 'wouter';
import { servedTable } from '../../core/annexes/annex5.ts';
import { servedFigures } from '../../core/annexes/derive.ts';
import type { Content } from '../../core/annexes/field.ts';
import { veiledText } from '../../core/disclosure/in-text.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { RevealContext } from '../dossier/reveal.tsx';
import { later } from '../later.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { AskedForm } from '../scheme/asked-form.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { csv, saveCsv } from '../ui/csv.ts';
import { cx } from '../ui/cx.ts';
import { useKept } from '../ui/kept.ts';
import { PrintButton } from '../ui/print.tsx';
import { WorkBar } from '../work-bar.tsx';
import { type CaseView, type Checks, type Form, offerOf, type Signal } from './case.ts';
import { type Kind, kinds, linesOf, looked, type Pattern, type ServedLine } from './served-lines.ts';
import { useKeys, useLook } from './served-look.ts';
import { type At, columns, ReadSheet, showCell } from './served-sheet.tsx';
import { ServedSide } from './served-side.tsx';
import { useDefects } from './use-defects.ts';

// Two pages mark defects: the dialog and its templates are fetched when one is marked first.
const MarkDialog = later(async () => (await import('./mark-dialog.tsx')).MarkDialog);

/** 附件5 as one sheet to be read by those who review it: searched, put in order, its signals at their cells (第八条（三）). */
export default function ServedPage() {
  const { id = '' } = useParams<{ id: string }>();
  const params = { params: { id } };
  const view = useRead('GET /api/dossiers/{id}', params);
  const form = useRead('GET /api/dossiers/{id}/form', params);
  return (
    <main className="page page--desk" id="main" tabIndex={-1}>
      <Loaded read={view} lines={12}>
        {(one) => (
          <Loaded read={form} lines={12}>
            {(content) => (
              <AskedForm scheme={one.scheme}>
                <Served key={one.id} view={one} form={content} />
              </AskedForm>
            )}
          </Loaded>
        )}
      </Loaded>
    </main>
  );
}

function Served({ view, form }: { view: CaseView; form: Form }) {
  const session = useSession();
  const { lines, defects, signals } = useLines(view, form);
  const { look, set } = useLook();
  const shown = useMemo(() => looked(lines, look), [lines, look]);
  const [at, setAt] = useState<At | null>(null);
  const [marking, setMarking] = useState<At | null>(null);
  const [side, setSide] = useKept('served-side', true);
  const search = useRef<HTMLInputElement>(null);
  const line = lines.find(({ row }) => row.id === at?.id);
  const mayMark = hasRole(session, 'officer') && view.relation.includes('recommenderOf') && offerOf(view, 'return') !== null;
  const mark = mayMark && at ? () => setMarking(at) : null;
  useKeys({ '/': () => search.current?.focus(), m: mark });
  const reveal = useMemo(() => ({ dossierId: view.id, own: false }), [view.id]);
  return (
    <RevealContext value={reveal}>
      <Head view={view} lines={lines} shown={shown} />
      <div className={cx('served', 'casework', side && 'served--side')}>
        <section className="served__list" aria-label="名单">
          <div className="served__bar">
            <label className="sr" htmlFor="served-search">
              查找名称、职务、服务内容
            </label>
            <Input
              id="served-search"
              type="search"
              ref={search}
              placeholder="名称、职务、服务内容"
              value={look.query}
              onChange={(event) => set({ query: event.target.value })}
            />
            <Chips lines={lines} kind={look.kind} onKind={(kind) => set({ kind, like: null })} />
            {look.like === null ? null : (
              <Button small aria-pressed={true} onClick={() => set({ like: null })}>
                只看与第 {look.like} 行有关的，取消
              </Button>
            )}
            <Rate form={form} />
            <Button small look="quiet" aria-expanded={side} onClick={() => setSide(!side)}>
              {side ? '收起说明' : '展开说明'}
              <span aria-hidden="true"> {side ? '»' : '«'}</span>
            </Button>
          </div>
          {shown.length === 0 ? (
            <Empty title="没有这样的行">{lines.length === 0 ? '附件5一行也没有。' : '请换一个词，或点“全部”。'}</Empty>
          ) : (
            <ReadSheet shown={shown} look={look} onSort={set} onAt={setAt} />
          )}
        </section>
        {side ? (
          <ServedSide
            line={line}
            lines={lines}
            ready={signals !== undefined}
            onLike={(number) => set({ like: number, kind: 'all', query: '' })}
            onMark={mark}
          />
        ) : null}
      </div>
      {marking && line ? (
        <MarkDialog
          gone={null}
          place={placeOf(line, marking)}
          given={defects.items.find(({ path }) => path === placeOf(line, marking).path) ?? null}
          onClose={() => setMarking(null)}
          onPut={(item) => {
            const index = defects.items.findIndex(({ path }) => path === item.path);
            defects.put(item, index < 0 ? null : index);
            setMarking(null);
          }}
        />
      ) : null}
    </RevealContext>
  );
}

/** 附件5 第6行（江西象湖新材料有限公司）手机; a cell of our own means the row. */
function placeOf({ row, number }: ServedLine, { column }: At) {
  const field = Object.entries(servedTable.columns).find(([key]) => key === column)?.[1];
  const name = String(row.cells.enterprise ?? '').slice(0, 40);
  const label = `附件5 第${number}行${name === '' ? '' : `（${name}）`}`;
  return field ? { path: `served/${row.id}/${column}`, label: `${label}${field.label}` } : { path: `served/${row.id}`, label };
}

const none: readonly never[] = [];

/** The rows with their signals, the draw and the marked defects. */
function useLines(view: CaseView, form: Form) {
  const params = { params: { id: view.id } };
  const { data: compared } = useRead('GET /api/dossiers/{id}/signals', params);
  const { data: checks } = useRead('GET /api/dossiers/{id}/checks', params);
  const { data: sample } = useRead('GET /api/dossiers/{id}/sample', params);
  const defects = useDefects(view.id, view.relation.includes('recommenderOf'));
  const signals = compared?.signals;
  const lines = useMemo(
    () =>
      linesOf((form as Content).tables.served ?? none, {
        patterns: [...(signals ?? none), ...disagreeing(checks)],
        drawn: sample?.rows ?? none,
        marked: defects.items.map(({ path }) => path),
      }),
    [form, signals, checks, sample, defects.items],
  );
  return { lines, defects, signals: signals as readonly Signal[] | undefined };
}

const disagreeing = (checks: Checks | undefined): readonly Pattern[] =>
  (checks?.findings ?? []).filter(({ severity }) => severity !== 'signal').map((one) => ({ ...one, title: '数据核对' }));

const Chips = ({ lines, kind, onKind }: { lines: readonly ServedLine[]; kind: Kind; onKind: (kind: Kind) => void }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
  <div className="chips" role="group" aria-label="筛选">
    {keysOf(kinds).map((one) => (
      <button key={one} type="button" className="chip" aria-pressed={kind === one} onClick={() => onKind(one)}>
        {kinds[one].label} <b>{lines.filter(kinds[one].holds).length}</b>
      </button>
    ))}
  </div>
);

function Rate({ form }: { form: Form }) {
  const { rate } = useMemo(() => servedFigures(form as Content), [form]);
  return (
    <span className="served__rate">
      满意度 <b>{rate === null ? '–' : `${rate}%`}</b>
    </span>
  );
}

function Head({ view, lines, shown }: { view: CaseView; lines: readonly ServedLine[]; shown: readonly ServedLine[] }) {
  const save = () =>
    saveCsv(
      `附件5 ${view.applicant}.csv`,
      csv(
        ['序号', ...columns.map(({ label }) => label)],
        shown.map(({ number, row }) => [String(number), ...columns.map(({ key }) => veiledText(showCell(key, row.cells[key] ?? null)))]),
      ),
    );
  return (
    <WorkBar
      title="附件5　上一年度服务名单"
      badge={<Badge tone={view.state.tone}>{view.state.label}</Badge>}
      due={`${view.applicant}${view.number ? `　${view.number}` : ''}`}
      now="只读，联系人和手机已掩码"
    >
      <PrintButton small />
      <Button small reason={shown.length === 0 ? '没有可导出的' : null} reasonAt="hidden" onClick={save}>
        导出{shown.length < lines.length ? `这 ${shown.length} 行` : ''}
      </Button>
      <ButtonLink small href={`${to(paths.recommendation, { id: view.id })}?step=review`}>
        回到审核
      </ButtonLink>
    </WorkBar>
  );
}
