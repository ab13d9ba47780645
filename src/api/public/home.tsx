import type { World } from '../../acts/context.ts';
import type { NoticeHead } from '../../acts/notice/port.ts';
import { platformPlaces } from '../../acts/recognition/directory.ts';
import { countServices } from '../../acts/recognition/profile.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { closingText, roundOn } from '../../core/deadlines/round.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { Conditions } from './conditions.tsx';
import { NoticeNews } from './notices.tsx';
import { Nothing, type Page, Section, SITE } from './page.tsx';
import { countsOf, Distribution } from './province-map.tsx';

/** This year's call with its timeline, the latest notices, and how many platforms each city has. */
export async function homePage(world: World): Promise<Page> {
  const { rounds, notices } = await world.inTransaction(async (tx) => {
    const issuerId = (await tx.directory.organisations({ kinds: ['province'] }))[0]?.id;
    const all = await tx.rounds.rounds();
    return {
      rounds: all.filter((round) => round.issuerId === issuerId),
      notices: issuerId ? await tx.notices.heads({ issuerId, publishedBy: world.today }) : [],
    };
  });
  const round = roundOn(rounds, world.today);
  const law = round ? world.tools.schemes.named(round.scheme) : world.tools.schemes.inForce(world.today);
  const places = await platformPlaces(world, { list: 'province', standing: 'valid' });
  const inForce = places.reduce((sum, { valid }) => sum + valid, 0);
  return {
    title: SITE,
    at: '/',
    body: (
      <>
        <h1>您想办什么？</h1>
        <Asks notices={notices} today={world.today} offered={await countServices(world)} inForce={inForce} />
        <p className="lead">
          由法人单位建设和运营，为中小企业提供信息查询、技术创新、质量管理、管理咨询、创业辅导、人才培训、信息化应用等公共服务，经省工业和信息化厅认定、有效期
          {law.validity.years}年的服务平台（办法第二条、第五条、第十二条）。
        </p>
        {round ? <Call round={round} notices={notices} today={world.today} law={law} /> : <NoCall />}
        <Section
          title="拟认定公示"
          aside={
            <a className="small" href="/notices">
              全部公示
            </a>
          }
        >
          {notices.length === 0 ? (
            <Nothing title="目前没有公示">评审结束后，拟认定名单在这里公示{law.notice.workdays}个工作日（第八条（四））。</Nothing>
          ) : null}
          {notices.slice(0, 5).map((notice) => (
            <NoticeNews key={notice.id} notice={notice} world={world} />
          ))}
        </Section>
        <Section
          title={`示范平台 ${inForce} 家`}
          aside={
            <a className="small" href="/platforms">
              查名录
            </a>
          }
        >
          <Distribution counts={countsOf(places)} reviewNumber={world.tools.mapReviewNumber} />
        </Section>
        <Conditions scheme={law} />
      </>
    ),
  };
}

type Asking = { notices: readonly NoticeHead[]; today: string; offered: number; inForce: number };

/** The four things that people come for, each with what there is of it today. */
function Asks({ notices, today, offered, inForce }: Asking) {
  const running = notices.find(({ publishedOn, endsOn }) => publishedOn <= today && today <= endsOn);
  const asks = [
    {
      href: '/services',
      name: '找服务',
      says: offered > 0 ? `平台公布的 ${offered} 项服务，免费和低收费的排前面` : `按服务功能、地区找 ${inForce} 家有效的示范平台`,
    },
    { href: '/check', name: '申报示范平台', says: '看条件和材料，先自查再动手；不收取任何费用' },
    {
      href: running ? `/notices/${running.id}` : '/notices',
      name: '看公示、提异议',
      says: running ? `拟认定 ${running.listed} 家，公示到${chineseDay(running.endsOn)}` : '目前没有正在公示的名单，可以看以往的公示',
    },
    { href: '/certificates', name: '查证书真假', says: '输入证书编号，当即知道有效、到期还是撤销' },
  ];
  return (
    <nav className="asks" aria-label="常办的事">
      {asks.map(({ href, name, says }) => (
        <a key={href} className="askc" href={href}>
          <b>{name}</b>
          {says}
        </a>
      ))}
    </nav>
  );
}

const NoCall = () => (
  <Section title="申报通知">
    <Nothing title="本年度的认定工作尚未开始">认定工作每年开展一次，具体时间按当年的申报工作通知（第十条）。</Nothing>
  </Section>
);

function Call({ round, notices, today, law }: { round: Round; notices: readonly NoticeHead[]; today: string; law: Scheme }) {
  const own = notices.filter((notice) => notice.roundId === round.id);
  const steps = stepsOf(round, own, law);
  const now = steps.findIndex((step) => step.until !== null && today <= step.until);
  const current = now === -1 ? steps.length - 1 : now;
  return (
    <Section
      title={round.title}
      aside={
        <span className="row">
          <a className="nowrap" href={`/rounds/${round.id}`}>
            申报通知和变更
          </a>
          <a className="nowrap" href="/app/">
            {today <= round.closesOn ? '在线申报' : '登录办理'}
          </a>
        </span>
      }
    >
      <ol className="stepper stepper--all" aria-label={`${round.year}年度认定工作进程`}>
        {steps.map((step, index) => (
          <li
            key={step.name}
            className={`step${index < current ? ' is-done' : index === current ? ' is-now' : ''}`}
            aria-current={index === current ? 'step' : undefined}
          >
            <b>{`${index + 1}. ${step.name}`}</b>
            {step.when}
          </li>
        ))}
      </ol>
      <p className="small muted">
        申报时间 {chineseDay(round.opensOn)}至{closingText(round)}。抽样和专家抽取的密钥摘要已于{chineseDay(round.committedOn)}
        公布，年度结束后公开密钥，任何人可以<a href="/draws">核对</a>。
        {round.revealedSecret ? `密钥已于${chineseDay(round.revealedOn ?? today)}公开。` : null}
      </p>
    </Section>
  );
}

type Step = { name: string; when: string; until: string | null };

function stepsOf(round: Round, notices: readonly NoticeHead[], law: Scheme): Step[] {
  const last = notices[0];
  return [
    { name: '申报', when: `${chineseDay(round.opensOn)}至${chineseDay(round.closesOn)}`, until: round.closesOn },
    { name: '初审与推荐', when: `至${chineseDay(round.recommendBy)}`, until: round.recommendBy },
    {
      name: '专家评审',
      when: round.reviewBy ? `至${chineseDay(round.reviewBy)}` : '推荐结束后',
      until: last ? last.publishedOn : round.reviewBy,
    },
    {
      name: '公示',
      when: last ? `${chineseDay(last.publishedOn)}至${chineseDay(last.endsOn)}` : `${law.notice.workdays}个工作日`,
      until: last?.endsOn ?? null,
    },
    { name: '认定公布', when: last ? '公示无异议后认定' : '公示期满', until: null },
  ];
}
