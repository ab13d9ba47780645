import { Head, type Page, Section } from './page.tsx';

/** What the journal's checkpoints are, and how anybody holds the system to them. */
export const logPage = (): Page => ({
  title: '日志公开核验',
  at: '/certificates',
  body: (
    <>
      <Head title="日志公开核验" meta={['不依赖本系统，也不需要注册']} />
      <p className="lead">
        申报、审核、抽样、评审、公示、认定的每一步都按先后记入日志，只能增加，不能改动。系统每天对全部日志签发一个检查点，在这里公布。检查点和以下各项都只是摘要，不含任何单位和个人的内容；留存了检查点的人，以后能够查出日志有没有被改动、删去、插入、调换，或者给不同的人看过不同的日志。
      </p>
      <Section title="公布的内容">
        <dl className="kv">
          <dt>检查点</dt>
          <dd>
            <a href="/log/checkpoint">最新的检查点</a>（条数、总摘要、系统的签名，有见证方的还有其会签）
          </dd>
          <dt>公钥</dt>
          <dd>
            <a href="/log/key">系统签发检查点的公钥</a>，请在不同的时候、从不同的地方下载，相互比对
          </dd>
          <dt>各条摘要</dt>
          <dd>每份 256 条，供核验程序和见证程序取用</dd>
          <dt>核验程序</dt>
          <dd>
            <a href="/log/verify-log.mjs">verify-log.mjs</a>（不依赖本系统，用法写在开头）
          </dd>
        </dl>
      </Section>
      <Section title="申报单位、持证单位">
        <p className="lead">
          登录后在申报的“提交回执”处下载日志证明；证书的日志证明在证书查验的结果里下载。证明写明每一次提交、每一项决定是日志的第几条、摘要是什么，以及它在检查点所签的日志里的证据。用核验程序核对，退出码为
          0 的，即在日志里，没有被改动。
        </p>
      </Section>
      <Section title="证据包">
        <p className="lead">
          申报单位、主管部门和监察可以取得一件申报的证据包：申请表、名单、办法、日历、各项结果和日志证明装在一个文件里，个人信息可以遮盖。
          <a href="/log/verify-evidence.mjs">verify-evidence.mjs</a>（与 verify-log.mjs 放在一处运行）核验它没有被改动、已经记在日志里；
          <a href="/log/evidence.html">重算页面</a>
          下载后在本机打开，不用联网，选取证据包，认定条件、期限、抽样、专家组、排序、公示期和证书有效期逐项重新算出，说明一致还是不一致；
          <a href="/log/re-execute.mjs">re-execute.mjs</a> 是同一程序，在命令行运行。
        </p>
      </Section>
      <Section title="见证方">
        <p className="lead">
          各设区市、行业协会和其他单位都可以运行随系统提供的见证程序：它定期取回检查点，核对日志是在上次看到的基础上增加的，再作会签。日志被改写或者分叉的，见证程序不会签，并说明在哪里不符。会签的公钥请交系统管理员登记。
        </p>
      </Section>
      <p className="lead">
        <a href="/certificates">证书查验</a>
      </p>
    </>
  ),
});
