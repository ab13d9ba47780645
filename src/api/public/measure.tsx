import { Fragment } from 'react';
import type { World } from '../../acts/context.ts';
import { publishedInterpretations } from '../../acts/scheme/interpretation.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import type { Article, Reading } from '../../core/scheme/scheme.ts';
import { publishedOf } from '../interpretation.ts';
import { Head, type Page, Section } from './page.tsx';

/** The measure word by word, the materials of 第九条, and how this system reads what the text leaves open, each with its reason. */
export async function measurePage(world: World): Promise<Page> {
  const {
    today,
    tools: { schemes },
  } = world;
  const interpreted = (await publishedInterpretations(world)).map((one) => publishedOf(one, world));
  const { id, title, issuer, effectiveFrom, readings, materials } = schemes.inForce(today);
  const articles = schemes.articles(id);
  const places = new Set(articles.flatMap(({ number, items }) => [number, ...items.map((item) => `${number}${item.number}`)]));
  // Another edition may count its articles otherwise, or have lost the sentence.
  const beside = interpreted.filter((one) => one.edition === id && places.has(one.place));
  const others = interpreted.filter((one) => !beside.includes(one));
  return {
    title: '办法与解读',
    at: '/measure',
    body: (
      <>
        <Head title={title} meta={[issuer, `${chineseDay(effectiveFrom)}起施行（第十九条）`]} />
        <Section title="条文" aside={<a href="#readings">解读</a>}>
          {articles.map((article) => (
            <ArticleText key={article.number} article={article} interpreted={beside} />
          ))}
        </Section>
        {others.length > 0 ? (
          <Section title="附件、附则和其他版本的解释">
            <Interpretations of={others} placed />
          </Section>
        ) : null}
        <Section title="申报材料（第九条）">
          <ol className="stack-s lead">
            {materials.map((material) => (
              <li key={material.key}>
                {material.article}　{material.label}
              </li>
            ))}
          </ol>
        </Section>
        <section className="sect" id="readings">
          <div className="sect__h">
            <h2>条文未明确之处的解读</h2>
            <span className="small muted">由{issuer}解释（第十八条）</span>
          </div>
          {readings.map((reading) => (
            <ReadingText key={reading.id} reading={reading} />
          ))}
        </section>
      </>
    ),
  };
}

type Interpreted = ReturnType<typeof publishedOf>;
type ArticleProps = { article: Article; interpreted: readonly Interpreted[] };

const ArticleText = ({ article: { number, text, items }, interpreted }: ArticleProps) => (
  <div className="lead stack-s" id={number}>
    <h3>{number}</h3>
    <p>{text}</p>
    <Interpretations of={interpreted.filter(({ place }) => place === number)} />
    {items.map((item) => (
      <Fragment key={item.number}>
        <p>
          {item.number}
          {item.text}
        </p>
        <Interpretations of={interpreted.filter(({ place }) => place === `${number}${item.number}`)} />
      </Fragment>
    ))}
  </div>
);

/** What the province answered about a sentence (第十八条), beside it; what was replaced or withdrawn stays and says so. */
const Interpretations = ({ of, placed }: { of: readonly Interpreted[]; placed?: boolean }) =>
  of.map((one) => (
    <div key={one.id} id={one.id} className={`alert${one.endedOn ? ' alert--amber' : ''}`}>
      <p className="alert__title">
        解释 {one.number}：{placed ? `${one.edition} ${one.place}` : ''}“{one.quoted}”
      </p>
      <p className="pre">{one.answer}</p>
      {one.choice ? (
        <p>
          口径：{one.choice.question}
          {one.choice.option}
          {one.choice.differs ? '（与现行版本的取法不同，以修订后的版本为准）' : ''}
        </p>
      ) : null}
      <p className="small muted">
        {one.issuer}，{chineseDay(one.signedOn)}，自{chineseDay(one.validFrom)}起适用
        {one.replacedBy ? `；已由 ${one.replacedBy} 替代` : ''}
        {one.state.name === 'withdrawn' ? `；已于${chineseDay(one.endedOn ?? '')}废止：${one.reason ?? ''}` : ''}
      </p>
    </div>
  ));

const ReadingText = ({ reading: { id, question, options, chosen, reason, article } }: { reading: Reading }) => (
  <div className="lead stack-s" id={id}>
    <h3>
      {question}（{article}）
    </h3>
    <p>采用：{options.find((option) => option.key === chosen)?.label}</p>
    <p className="small muted">理由：{reason}</p>
  </div>
);
