import { functionsOf, serviceFunctions } from '../../core/scheme/functions.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { useAct } from '../query.tsx';
import { Steps } from '../steps/steps.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Choosing, chosen } from './choosing.ts';
import type { RankedLine, Ranking } from './ranking.ts';

type Open = NonNullable<Ranking['open']>;

/** What follows from one signature. */
const Follows = ({ listed, left }: { listed: number; left: number }) => (
  <>
    <p className="small">分管领导签一次，同时：</p>
    <ol className="small rank__follows">
      <li>{listed} 家列入拟认定名单，冻结</li>
      <li>据此公示，名单指纹随公示公布</li>
      {left > 0 ? <li>{left} 家收到不列入的书面理由</li> : null}
    </ol>
  </>
);

/** A digest in groups of four, to be compared by eye. */
export const Hash = ({ of }: { of: string }) => <span className="hash rank__hash">{of.match(/.{1,4}/g)?.join(' ')}</span>;

type Props = {
  roundId: string;
  choosing: Choosing;
  underReview: Ranking['underReview'];
  open: Ranking['open'];
  lines: readonly RankedLine[];
  prepare: ReturnType<typeof useAct<'PUT /api/rounds/{id}/proposed-list'>>;
  version: number;
  onSent: () => void;
};

/** The officer's side: for whom the list does not wait, whom those may ask who are left out, and the one button. */
export function Preparing({ roundId, choosing, underReview, open, lines, prepare, version, onSent }: Props) {
  const toast = useToast();
  const listed = lines.filter(choosing.listed).length;
  const left = lines.length - listed;
  const { contact } = choosing;
  const send = () =>
    prepare.mutate(
      {
        params: { id: roundId },
        body: { cut: choosing.cut, lines: chosen(lines, choosing), without: choosing.without, contact, version },
      },
      {
        onSuccess: () => {
          onSent();
          toast('名单已拟定并冻结，送分管领导签署');
        },
      },
    );
  return (
    <Card title="拟定名单">
      <div className="stack-s">
        <Follows listed={listed} left={left} />
        {left > 0 ? (
          <>
            <Field label="联系处（科）室" hint="写入不列入通知">
              {(ids) => (
                <Input {...ids} value={contact.office} onChange={(event) => choosing.ask({ ...contact, office: event.target.value })} />
              )}
            </Field>
            <Field label="联系电话">
              {(ids) => (
                <Input {...ids} value={contact.phone} onChange={(event) => choosing.ask({ ...contact, phone: event.target.value })} />
              )}
            </Field>
          </>
        ) : null}
        {underReview.length > 0 ? (
          <label className="choice">
            <input type="checkbox" checked={choosing.without} onChange={(event) => choosing.leave(event.target.checked)} />
            <span>不等{underReview.map(({ name }) => name).join('、')}（未评完），以后另行拟定、另行公示</span>
          </label>
        ) : null}
        {prepare.isError ? <ProblemAlert problem={problemIn(prepare.error)} /> : null}
        <Button look="primary" busy={prepare.isPending} reason={choosing.drawn ? null : '请先在表上填写拟认定线'} onClick={send}>
          {open ? '重新拟定，送签署' : `送分管领导签署 ${listed} 家`}
        </Button>
      </div>
    </Card>
  );
}

/** The list as it lies there, and the one signature. */
export const Signing = ({ open }: { open: Open }) => (
  <Card title={open.state.name === 'returned' ? '已退回的名单' : '一次签署'}>
    <div className="stack-s">
      <Follows listed={open.listed} left={open.count - open.listed} />
      {open.underReview.length > 0 ? (
        <p className="small">不等 {open.underReview.map(({ name }) => name).join('、')}（拟定时未评完），以后另行拟定、公示</p>
      ) : null}
      <p className="small">
        名单指纹
        <Hash of={open.listHash} />
        <span className="muted">任何人可用公示的名单重算</span>
      </p>
      <Steps
        kind="proposed-lists"
        of={open}
        offers={open.offers.filter(({ step }) => step !== 'prepare')}
        words={{
          sign: {
            label: `一次签署 ${open.listed} 家`,
            look: 'primary',
            title: '签署拟认定名单',
            act: () => '签署',
            says: (
              <p>
                {open.count} 家一次办理：{open.listed} 家列入拟认定名单，{open.count - open.listed}{' '}
                家不列入并收到书面理由，可以按通知写明的期限申请复核。签署后名单冻结，不能撤回；复核撤销的另行拟定补充名单。
              </p>
            ),
            done: () => '名单已签署，可以公示',
          },
          giveBack: { look: 'plain', says: <p>经办人重新拟定之前，名单不能签署。</p>, done: () => '已退回经办人' },
          drop: { look: 'quiet', says: <p>撤下之后可以重新拟定。</p> },
        }}
      />
    </div>
  </Card>
);

/** Of what kinds and from where those are that would be listed. */
export function Structure({ lines, choosing }: { lines: readonly RankedLine[]; choosing: Choosing }) {
  const listed = lines.filter(choosing.listed);
  const cities = new Set(listed.map(({ city }) => city));
  return (
    <Card title={`列入 ${listed.length} 家的结构`} flush>
      <table className="table table--tight">
        <caption className="sr">列入名单的服务功能</caption>
        <tbody>
          {serviceFunctions.map(({ key }) => (
            <tr key={key}>
              <th scope="row">{functionsOf([key])}</th>
              <td className="num">{listed.filter(({ functions }) => functions.includes(key)).length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="card__foot">{cities.size} 个地区；综合性平台按每项功能各计一次</p>
    </Card>
  );
}
