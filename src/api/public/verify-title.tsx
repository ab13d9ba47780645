import { Head, type Page, Section } from './page.tsx';

/** How anybody checks a certificate without this system (第十二条). */
export const verifyTitlePage = (): Page => ({
  title: '自己核对证书',
  at: '/certificates',
  body: (
    <>
      <Head title="自己核对证书" meta={['不依赖本系统，也不需要注册']} />
      <p className="lead">
        电子证书（PDF）、电子凭证和纸质证书背面的离线核验码都带有签名。用公布的公钥可以核对它们是不是认定部门签发的、有没有被改动；用公布的状态表可以核对是否已经撤销。
      </p>
      <Section title="要用到的文件">
        <dl className="kv">
          <dt>公钥</dt>
          <dd>
            <a href="/.well-known/jwks.json">jwks.json</a>（以前用过的公钥也在其中）
          </dd>
          <dt>状态表</dt>
          <dd>
            <a href="/status/1" download="status.jwt">
              status.jwt
            </a>
            （每次下载都是当时的，7 天内可以使用，超过的请重新下载）
          </dd>
          <dt>核验程序</dt>
          <dd>
            <a href="/certificates/verify-certificate.mjs">verify-certificate.mjs</a>（不到八十行，不依赖本系统，用法写在开头）
          </dd>
          <dt>电子凭证</dt>
          <dd>在证书查验的结果里下载</dd>
        </dl>
      </Section>
      <Section title="核对">
        <p className="lead">把证书、公钥和状态表放在一个文件夹里，运行核验程序，它写出答复，并以退出码区分：</p>
        <dl className="kv">
          <dt>退出码 0</dt>
          <dd>签名相符，称号有效</dd>
          <dt>退出码 1</dt>
          <dd>伪造、改动过、已到期或者已撤销，答复写明是哪一种</dd>
          <dt>退出码 3</dt>
          <dd>没有签名（例如另存或打印过），或者没有在期限内的状态表，不能判断：请在证书查验页按编号查验</dd>
        </dl>
      </Section>
      <p className="lead">本系统启用前认定的称号，证书由认定部门当时颁发，没有电子签名，请在证书查验页按编号查验。</p>
      <p className="lead">
        <a href="/certificates">证书查验</a>
      </p>
    </>
  ),
});
