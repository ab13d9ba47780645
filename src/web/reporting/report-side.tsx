import type { Autosave } from '../form/autosave.ts';
import { goToPlace, idOf } from '../form/place.ts';
import { Card, Stack } from '../ui/page.tsx';
import { FromLedger } from './from-ledger.tsx';
import { Alerts, Versions } from './report-facts.tsx';
import { Revision } from './revision.tsx';
import type { ReportView } from './words.ts';

/** Beside the form: nothing to report, what is still wrong, what lies below the conditions, what came in before. */
export const ReportSide = ({ view, saving }: { view: ReportView; saving: Autosave }) => (
  <Stack>
    {view.revision ? <Revision revision={view.revision} period={view.period} /> : null}
    <FromLedger view={view} saving={saving} />
    <NothingToReport saving={saving} />
    <Faults view={view} />
    <Alerts alerts={view.alerts} />
    <Versions view={view} />
  </Stack>
);

function NothingToReport({ saving }: { saving: Autosave }) {
  const declared = saving.content.values.nothingToReport === true;
  return (
    <Card title="零报告">
      <label className="choice">
        <input
          type="checkbox"
          id={idOf('nothingToReport')}
          checked={declared}
          onChange={(event) => saving.change({ path: 'nothingToReport', value: event.target.checked })}
        />
        本季度没有新增服务
      </label>
      <p className="small muted">
        勾选后累计数停在上季度的数，基础数据照常核对；已填写的累计数和样表留着，取消勾选即恢复。零报告也须报送，与没有报送是两回事。
      </p>
    </Card>
  );
}

function Faults({ view }: { view: ReportView }) {
  if (view.faults.length === 0)
    return (
      <Card title="报送前检查">
        <p className="ok">没有需要改正的地方，可以报送。</p>
      </Card>
    );
  return (
    <Card title="报送前检查" aside={<span className="late">{view.faults.length} 处</span>}>
      <ul className="stack-s small wrongs">
        {view.faults.map(({ path, rule, message }) => (
          <li key={`${path}:${rule}`}>
            <button type="button" className="linkish" onClick={() => goToPlace(path)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
