import type { World } from '../../acts/context.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import type { Article, Reading } from '../../core/scheme/scheme.ts';
import { Head, type Page, Section } from './page.tsx';

/** The measure word by word, the materials of 第九条, and how this system reads what the text leaves open, each with its reason. */
export function measurePage({ today, tools: { schemes } }: World): Page {
  const { id, title, issuer, effectiveFrom, readings, materials } = schemes.inForce(today);
  return {
    title: '办法与解读',
    at: '/measure',
    body: (
      <>
        <Head title={title} meta={[issuer, `${chineseDay(effectiveFrom)}起施行（第十九条）`]} />
        <Section title="条文" aside={<a href="#readings">解读</a>}>
          {schemes.articles(id).map((article) => (
            <ArticleText key={article.number} article={article} />
          ))}
        </Section>
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

const ArticleText = ({ article: { number, text, items } }: { article: Article }) => (
  <div className="lead stack-s" id={number}>
    <h3>{number}</h3>
    <p>{text}</p>
    {items.map((item) => (
      <p key={item.number}>
        {item.number}
        {item.text}
      </p>
    ))}
  </div>
);

const ReadingText = ({ reading: { id, question, options, chosen, reason, article } }: { reading: Reading }) => (
  <div className="lead stack-s" id={id}>
    <h3>
      {question}（{article}）
    </h3>
    <p>采用：{options.find((option) => option.key === chosen)?.label}</p>
    <p className="small muted">理由：{reason}</p>
  </div>
);
