import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { hasRole, isKind, useSession } from '../session.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { PlatformList, platformColumns } from './platform-list.tsx';

const { name, city, kind, authority, number, to, state } = platformColumns;

/** Every recognised platform (第十一条), to be found by name, place, function and standing. */
export default function PlatformsPage() {
  const counts = useRead('GET /api/platform-counts', { query: {} });
  const session = useSession();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="示范平台"
        meta={[`有效期${law().validity.years}年（第十二条），认定名单及时公布（第十一条）`]}
        actions={
          <>
            {isKind(session, 'province') || hasRole(session, 'supervisor') ? (
              <ButtonLink look="quiet" href={paths.earlierPlatforms}>
                此前认定的平台
              </ButtonLink>
            ) : null}
            <ButtonLink look="quiet" href={paths.asKnown}>
              某日有效的
            </ButtonLink>
            <PrintButton />
            <ButtonLink href="/data/platforms.csv" download>
              导出名录
            </ButtonLink>
          </>
        }
      />
      <Card flush>
        <Loaded read={counts} lines={8}>
          {({ places }) => (
            <PlatformList
              caption="示范平台"
              columns={[name, city, kind, authority, number, to, state]}
              file="示范平台"
              places={places.map((one) => one.city)}
              empty="请放宽条件；认定后平台会出现在这里。"
            />
          )}
        </Loaded>
      </Card>
    </main>
  );
}
