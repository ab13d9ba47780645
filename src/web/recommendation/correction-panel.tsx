import { useState } from 'react';
import { overlookedPaths, overlookedSentence } from '../../core/workflow/overlooked.ts';
import { repeatedPaths } from '../../core/workflow/repeated.ts';
import { useLasting } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { goToPlace } from '../form/place.ts';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type CaseView, type Item, offerOf, type Review } from './case.ts';
import { dueDayOf } from './due-day.ts';
import type { Defects } from './use-defects.ts';

type Props = {
  view: CaseView;
  review: Review;
  defects: Defects;
  onEdit: (index: number) => void;
  onGo: (path: string) => void;
};

function stateOf({ unsaved, changedBy, items }: Defects): string {
  if (unsaved !== null) return unsaved === 'saving' ? '正在保存' : '没有保存';
  return changedBy && items.length > 0 ? `未发送，${changedBy}标` : '未发送';
}

/** The one correction to the applicant (一次性告知): every defect, one due day, sent once. */
export function CorrectionPanel({ view, review, defects, onEdit, onGo }: Props) {
  const { today } = useSession();
  const [dueOn, setDueOn] = useState(review.dueOn ?? '');
  const [asking, setAsking] = useState(false);
  const send = useAct('POST /api/dossiers/{id}/return');
  const toast = useToast();
  const { items } = defects;
  const repeated = repeatedPaths(items, view.corrections);
  const overlooked = overlookedPaths(items, earlierOf(view, review));
  const due = dueDayOf(dueOn, { ...review, today, recommendBy: view.round.recommendBy });
  const { offer, gone } = useLasting(offerOf(view, 'return'), items.length > 0 || asking, view.state.label);
  if (!offer) return null;
  const reason = gone ?? (items.length === 0 ? '还没有标出缺陷' : due.bad);
  const go = async () => {
    // Or the server would find in its draft what was taken back here a moment ago; and what a colleague has written meanwhile is looked at first.
    if (!(await defects.settled())) return setAsking(false);
    await send.mutateAsync({ params: { id: view.id }, body: { items: [...items], dueOn, version: view.version } });
    defects.clear();
    setAsking(false);
    toast(`已发出补正通知，${items.length} 处，${fullDate(dueOn)}到期`);
  };
  return (
    <section className="card" aria-label="补正通知">
      <div className="panel__h">
        <h2>补正通知</h2>
        <Badge tone={defects.unsaved === 'failed' ? 'red' : 'grey'}>{stateOf(defects)}</Badge>
      </div>
      {items.length === 0 ? (
        <p className="card__body small muted">在左侧逐项点“标缺陷”，标出的内容汇成一份通知，一次性告知申报单位。</p>
      ) : (
        <ol>
          {items.map((item, index) => (
            <DefectItem
              key={`${item.path}-${item.reason}`}
              item={item}
              flag={repeated.includes(item.path) ? 'repeated' : overlooked.includes(item.path) ? 'overlooked' : null}
              index={index}
              onGo={() => onGo(item.path)}
              onEdit={() => onEdit(index)}
              onRemove={() => defects.remove(index)}
            />
          ))}
        </ol>
      )}
      <div className="card__body">
        <Field
          label="补正期限"
          source={`默认 ${review.correctionWorkdays} 个工作日`}
          hint={due.hint}
          error={(review.dueOn === null && dueOn === '' ? '工作日历缺少所需年份，请直接填写日期' : due.bad) ?? undefined}
        >
          {(ids) => (
            <DateInput {...ids} value={dueOn} picked={dueOn} onPick={setDueOn} onChange={(event) => setDueOn(event.target.value)} />
          )}
        </Field>
        {due.warning ? <Alert tone="amber">{due.warning}</Alert> : null}
      </div>
      <div className="card__foot stack-s">
        <Button look="primary" block reason={reason} reasonAt="after" onClick={() => setAsking(true)}>
          预览并发出补正通知
        </Button>
        {send.isError ? <ProblemAlert problem={problemIn(send.error)} /> : null}
      </div>
      <Confirm
        open={asking}
        title={`发出补正通知：${items.length} 处`}
        act="发出"
        reason={gone}
        onAct={() => go().catch(() => setAsking(false))}
        onClose={() => setAsking(false)}
      >
        <p>
          {view.applicant}：经初审，申报材料有下列 {items.length} 处需要补正，请于{due.bad ? dueOn : fullDate(dueOn)}
          24时前补正并重新提交（{offer.article}）。
        </p>
        {repeated.length > 0 ? (
          <Alert tone="amber" title={`${repeated.length} 处此前已告知、没有改好`}>
            第八条（三）初审应一次性告知。再次退回的位置将告知分管领导并记入日志。
          </Alert>
        ) : null}
        {overlooked.length > 0 ? (
          <Alert tone="amber" title={`${overlooked.length} 处上次送审时即是此内容，上次未告知`}>
            第八条（三）初审应一次性告知。这些位置将在通知中注明，告知分管领导并记入日志。
          </Alert>
        ) : null}
        {due.warning ? <Alert tone="amber">{due.warning}</Alert> : null}
        <ol>
          {items.map((item, index) => (
            <li className="defect" key={`${item.path}-${item.reason}`}>
              <span className="pin">{index + 1}</span>
              <div>
                <b>{item.label}</b>
                <p>
                  {item.reason}。{item.expected}
                </p>
                <p className="check__cite">{item.article}</p>
              </div>
            </li>
          ))}
        </ol>
        <p className="small muted">发出后申报单位只能修改这些位置，请核对是否已全部列出。</p>
      </Confirm>
    </section>
  );
}

/** The earlier corrections, with what has changed since each; one without a resubmission tells nothing. */
const earlierOf = ({ corrections }: CaseView, { earlier }: Review) =>
  earlier.map(({ no, changed }) => ({ changed, items: corrections.find((one) => one.no === no)?.items ?? [] }));

type ItemProps = {
  item: Item;
  flag: 'repeated' | 'overlooked' | null;
  index: number;
  onGo: () => void;
  onEdit: () => void;
  onRemove: () => void;
};

const DefectItem = ({ item, flag, index, onGo, onEdit, onRemove }: ItemProps) => (
  <li className="defect">
    <span className="pin">{index + 1}</span>
    <div>
      <b>{item.label}</b> {flag ? <Badge tone="amber">{flag === 'repeated' ? '此前已告知' : '上次未告知'}</Badge> : null}
      <p>
        {item.reason}。{item.expected}
      </p>
      {flag === 'overlooked' ? <p className="soon">{overlookedSentence}；退回后将提示负责人</p> : null}
      <p className="check__cite">
        {item.article}{' '}
        <button type="button" className="linkish" onClick={onGo}>
          定位
        </button>{' '}
        <button type="button" className="linkish" onClick={onEdit}>
          修改
        </button>{' '}
        <button type="button" className="linkish" onClick={onRemove}>
          删除
        </button>
      </p>
    </div>
  </li>
);

/** Goes to a place once its tab is drawn. */
export const goSoon = (path: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => goToPlace(path)));
};
