import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { useTyped } from '../form/typed.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Input } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import type { Notice } from './notices-page.tsx';

type Recognition = AnswerOf<'GET /api/notices/{id}/recognitions'>['recognitions'][number];
const isOpen = ({ state }: Recognition): boolean => state.name === 'prepared' || state.name === 'returned';

/** Recognition of all that a notice lists and nothing is open against: an officer prepares the document, a leader signs once (第八条（五）). `left`: something of it is neither recognised nor set aside. */
export function RecognitionCard({ notice, left }: { notice: Notice; left: boolean }) {
  const read = useRead('GET /api/notices/{id}/recognitions', { params: { id: notice.id } });
  const officer = hasRole(useSession(), 'officer');
  return (
    <Card title="认定">
      <Loaded read={read}>
        {({ recognitions }) => {
          const open = recognitions.find(isOpen);
          return (
            <div className="stack">
              {recognitions
                .filter(({ state }) => state.name === 'signed')
                .map((one) => (
                  <p key={one.id}>
                    <a href={`/recognitions/${one.id}`}>{one.title}</a>，{one.documentNumber}，认定 {one.entries.length} 家
                    {one.waiting.length > 0 ? `；当时等异议办结：${one.waiting.map(({ name }) => name).join('、')}` : ''}
                  </p>
                ))}
              {notice.postingFault !== null && (left || open) ? <Alert tone="amber" title={notice.postingFault} /> : null}
              {open ? <Open one={open} /> : null}
              {officer && notice.concluded && (left || open) ? (
                <KeptHere place={`recognition:${notice.id}`}>
                  {(kept) => (
                    <Prepare
                      notice={notice}
                      open={open}
                      supplement={recognitions.some(({ state }) => state.name === 'signed')}
                      kept={kept}
                    />
                  )}
                </KeptHere>
              ) : null}
              {!notice.concluded ? <p className="muted">公示期满、经办人核报公示情况之后准备认定，由另一位分管领导一次签署。</p> : null}
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}

const Open = ({ one }: { one: Recognition }) => (
  <>
    {one.word ? <Alert tone="amber" title={`领导退回：${one.word}`} /> : null}
    <p>
      {one.title}（{one.documentNumber}，{fullDate(one.recognisedOn)}）：认定 {one.entries.length} 家，证书按名单次序编号。
      {one.waiting.length > 0 ? `另有 ${one.waiting.map(({ name }) => name).join('、')} 等异议办结，以后补充认定。` : ''}
    </p>
    <div className="row">
      <Steps
        kind="recognitions"
        of={one}
        offers={one.offers.filter(({ step }) => step !== 'prepare')}
        words={{
          sign: {
            label: `一次签署认定 ${one.entries.length} 家`,
            look: 'primary',
            act: () => '签署',
            says: <p>签署即认定、编号、公布名单，证书当日可查，不能撤回。</p>,
            done: () => '已认定，名单已公布',
          },
          giveBack: { look: 'plain', done: () => '已退回经办人' },
          drop: { look: 'quiet', says: <p>撤下之后可以重新准备。</p> },
        }}
      />
    </div>
  </>
);

type Document = Pick<Recognition, 'documentNumber' | 'title' | 'recognisedOn'>;
type PrepareProps = { notice: Notice; open: Recognition | undefined; supplement: boolean; kept: Kept };

function Prepare({ notice, open, supplement, kept }: PrepareProps) {
  const { today } = useSession();
  const act = useAct('PUT /api/notices/{id}/recognition');
  const { typed, over, put, drop } = useTyped<Document>(kept, open?.version ?? 0, act.error);
  const standing = open ?? {
    ...{ documentNumber: '', recognisedOn: today },
    title: `关于${supplement ? '补充' : ''}公布${notice.roundYear}年度示范平台认定名单的通知`,
  };
  const { documentNumber, title, recognisedOn } = { ...standing, ...typed };
  const body = { documentNumber, title, recognisedOn, version: over };
  return (
    <div className="stack">
      <div className="form">
        <Field label="认定文件文号" hint="例如 赣工信企业字〔2026〕15号" span={6}>
          {(ids) => <Input {...ids} value={documentNumber} onChange={(event) => put({ documentNumber: event.target.value })} />}
        </Field>
        <Field label="认定文件日期" hint="有效期按这个日期计算（第十二条）" span={6}>
          {(ids) => (
            <DateInput
              {...ids}
              value={recognisedOn}
              picked={recognisedOn}
              onPick={(day) => put({ recognisedOn: day })}
              onChange={(event) => put({ recognisedOn: event.target.value })}
            />
          )}
        </Field>
        <Field label="认定文件标题">
          {(ids) => <Input {...ids} value={title} onChange={(event) => put({ title: event.target.value })} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="row">
        <Button
          look={open ? 'plain' : 'primary'}
          busy={act.isPending}
          reasonAt="after"
          reason={documentNumber.trim() === '' ? '请填写认定文件的文号' : null}
          onClick={() => act.mutate({ params: { id: notice.id }, body }, { onSuccess: drop })}
        >
          {open ? '重新准备，送签署' : supplement ? '准备补充认定，送签署' : '准备认定，送分管领导签署'}
        </Button>
      </div>
    </div>
  );
}
