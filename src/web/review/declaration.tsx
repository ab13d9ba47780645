import { useLocation } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { Onward, useWayBack } from '../onward.tsx';
import { paths } from '../paths.ts';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { WorkBar } from '../work-bar.tsx';

type Invitation = AnswerOf<'GET /api/dossiers/{id}/invitation'>;

/** What is asked of a drawn expert before the case opens: whether a conflict stands against the seat, seen by the names of units alone (第八条（四）). */
export function Declaration({ invitation }: { invitation: Invitation }) {
  const { dossierId, number, round, reviewBy, applicant, recommender, units, offers } = invitation;
  const [, navigate] = useLocation();
  const back = useWayBack();
  const leaves = { onDone: () => navigate(paths.reviews), done: () => '已答复，由抽取顺序的下一位递补' };
  const words: Readonly<Record<string, StepWords<'invitations'>>> = {
    accept: { done: () => '已答复参加，可以评审' },
    declareConflict: { look: 'plain', ...leaves },
    decline: { look: 'plain', ...leaves },
  };
  return (
    <>
      <WorkBar title={applicant} back={back} badge={null} due={reviewBy ? `评审截止 ${fullDate(reviewBy)}` : null}>
        <Onward />
        <ButtonLink href={paths.reviews}>我的评审</ButtonLink>
      </WorkBar>
      <Card title="请先申明有无利害关系（第八条（四））">
        <p>
          您被随机抽取为这件申报的评审专家。请对照下列单位申明有无利害关系，例如现在或者曾经任职、投资、合作，或者有近亲属任职。申报材料在您答复参加之后才能看到；有利害关系或者不能参加的，由抽取顺序的下一位递补。
        </p>
        <Kv
          items={[
            ['年度工作', round],
            ['申报编号', number],
            ['申报单位', applicant],
            ['推荐部门', recommender],
            ...units.map(({ name, is }) => [is, name] as const),
          ]}
        />
        <div className="row">
          <Steps kind="invitations" of={{ id: dossierId }} offers={offers} words={words} />
        </div>
      </Card>
    </>
  );
}
