import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { submittedText } from '../../src/acts/dossier/frozen-forms.ts';
import { readConfig } from '../../src/config.ts';
import { checkSubmission } from '../../src/core/annexes/freeze.ts';
import type { PanelBundle } from '../../src/core/draw/panel-bundle.ts';
import { verifyBundle } from '../../src/core/draw/verify.ts';
import { verifyPanel } from '../../src/core/draw/verify-panel.ts';
import { assemble, type System } from '../../src/main.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { createStage } from '../../src/rehearsal/stage.ts';
import { newIdentity } from '../../src/store/backup/age.ts';
import { createSealer, sha256 } from '../../src/store/crypto.ts';
import { openEngine } from '../../src/store/engine/supervisor.ts';
import { isKnownToServer } from '../../src/store/installation.ts';
import { createPool } from '../../src/store/pool.ts';
import { resealAll } from '../../src/store/reseal.ts';
import { UNREADABLE } from '../../src/store/sealing.ts';
import { installationNamed, layInstallation } from '../fixtures/installations/installation.ts';
import { assertBendingIsTold, BUT_SEALED, backingUp, contentsOf, folder, restoreOnto, withShorterList } from './drill.ts';

/** Whoever came as far as this was drawn on the way. */
const drawnBy = new Set(['recommended', 'admitted', 'rejected', 'reviewed', 'proposed', 'notProposed', 'setAside', 'recognised']);

/** Earlier installations, laid as their version left them: one in the middle of a year, one after a whole year with objections and a revocation. */
for (const name of ['demonstration-0025', 'rehearsal-0025'])
  describe(`升级以往的安装 ${name}`, () => {
    let dataDir: string;
    let system: System;
    let supervisor: Caller;
    let password: string;
    const logged: string[] = [];

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'shifan-upgrade-'));
      await chmod(dataDir, 0o711);
      ({ password } = await layInstallation(name, dataDir));
      system = await assemble(readConfig({ demonstration: true }, { DATA_DIR: dataDir }), (line) => logged.push(line));
      supervisor = await createStage(
        async (path, init) => system.app.request(path, init),
        password,
        () => undefined,
      ).party('jiancha');
    });
    after(async () => {
      await system?.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    const numbered = async () => (await supervisor('GET /api/dossiers', { query: {} })).dossiers.filter((one) => one.number !== null);

    /** Null while the round's secret is sealed. */
    const bundleOf = async (dossierId: string) => {
      try {
        return await (await supervisor('GET /api/draws/{dossierId}/bundle', { params: { dossierId } })).text();
      } catch (error) {
        assert.match(String(error), /抽样密钥尚未公开/);
        return null;
      }
    };

    test('日志链完整，与升级前的条目一致', async () => {
      const proof = await supervisor('GET /api/journal/verify', { query: {} });
      assert.ok(proof.ok, proof.message);
    });

    test('以前没有加密的记录、异议一次加密，读出来一字不差', async () => {
      const { tables } = await installationNamed(name);
      type Texts = Record<string, string | null>;
      const plain = (tables.sample as Texts[]).map((row) => [row.row_id, row.service, row.interviewee_position]);
      const world = await system.world();
      const raw = createPool(
        (await openEngine({ dataDir, appRoot: join(import.meta.dirname, '..', '..'), log: () => undefined })).connection,
        1,
      );
      for (const [table, column] of [
        ...['note', 'service', 'interviewee_position'].map((one) => ['sample', one]),
        ['objection', 'content'],
        ['objection', 'outcome'],
        ['attempt', 'note'],
        ['office_note', 'body'],
      ]) {
        const { rows } = await raw.query(`select count(*)::int as n from ${table} where ${column} <> '' and ${column} not like 'sealed:%'`);
        assert.equal(rows[0].n, 0, `${table}.${column}`);
      }
      const { rows: bound } = await raw.query(
        "select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity and relkind = 'r'",
      );
      assert.equal(bound[0].n, 0, '行级权限仍约束所有者');
      await raw.end();
      const read: unknown[] = [];
      for (const { dossier_id } of tables.draw as Texts[])
        for (const one of await world.asSystem((tx) => tx.recommendations.sample(dossier_id ?? '', 'open')))
          read.push([one.rowId, one.service, one.intervieweePosition]);
      assert.deepEqual(read.toSorted(), plain.toSorted());
      assert.equal(logged.filter((line) => /以前未加密的记录、回答和异议已加密/.test(line)).length, 1);
    });

    test('每份提交回执的校验值仍由所存内容算得', async () => {
      const world = await system.world();
      for (const { id } of await numbered()) {
        const kept = await world.asSystem((tx) => tx.dossiers.submissions(id));
        assert.ok(kept.length > 0);
        for (const one of kept) assert.equal(checkSubmission(submittedText(world, one), one.contentHash, sha256)?.matches, true);
      }
    });

    test('以前提交的申报不因后来的要求变错：附件4有人没填毕业院校的照旧，没有可改的错', async () => {
      let blank = 0;
      for (const { id } of await numbered()) {
        const { tables } = await supervisor('GET /api/dossiers/{id}/form', { params: { id } });
        if (tables.staff?.some(({ cells }) => !cells.school)) blank += 1;
        const { state } = await supervisor('GET /api/dossiers/{id}', { params: { id } });
        if (state.name === 'draft') continue;
        assert.deepEqual((await supervisor('GET /api/dossiers/{id}/checks', { params: { id } })).faults, [], state.name);
      }
      assert.ok(blank > 0);
    });

    test('每次抽样仍可由公布的数据重新计算', async () => {
      // Of a round whose secret is still sealed nothing can be asked; the demonstration's first round is revealed.
      let drawn = 0;
      for (const { id } of await numbered()) {
        const { state } = await supervisor('GET /api/dossiers/{id}', { params: { id } });
        if (!drawnBy.has(state.name)) continue;
        const bundle = await bundleOf(id);
        if (bundle === null) continue;
        assert.deepEqual(verifyBundle(JSON.parse(bundle) as never, sha256), []);
        drawn += 1;
      }
      assert.ok(drawn >= 5, `只有 ${drawn} 次抽样`);
    });

    test('升级前抽取的专家组照旧可以重新计算，带姓名，只给认定部门和监察；没有办完的年度升级时冻结专家库', async () => {
      let drawn = 0;
      for (const { id, number } of await numbered()) {
        const asked = supervisor('GET /api/dossiers/{id}/panel/bundle', { params: { id } });
        const bundle = await asked
          .then((file) => file.text())
          .catch((error: unknown) => assert.match(String(error), /不存在|没有找到|尚未公开|404/));
        if (typeof bundle !== 'string') continue;
        const panel = JSON.parse(bundle) as PanelBundle;
        assert.deepEqual(verifyPanel(panel, sha256), []);
        assert.deepEqual([panel.pools, panel.draws.map(({ pool }) => pool)], [[], panel.draws.map(() => null)]);
        assert.equal((await system.app.request(`/data/panels/${number}.json`)).status, 404, '有姓名的不公开');
        drawn += 1;
      }
      assert.ok(drawn >= 5, `只有 ${drawn} 个专家组`);
      const { rounds } = await supervisor('GET /api/rounds');
      for (const { id, cancelledAt } of rounds) {
        const { versions, people } = await supervisor('GET /api/rounds/{id}/pool', { params: { id } });
        if (cancelledAt !== null) continue;
        assert.deepEqual([versions.length, versions[0]?.experts], [1, people.filter(({ number: n }) => n !== null).length]);
        assert.ok(people.every(({ now }) => now === null));
      }
      const page = await (await system.app.request('/draws')).text();
      assert.match(page, /专家库/);
    });

    test('以前认定的平台都在名录里，按证书编号各找得到', async () => {
      const { tables } = await installationNamed(name);
      const numbers = (tables.platform as { certificate_number: string }[]).map((row) => row.certificate_number);
      assert.ok(numbers.length > 0);
      assert.equal((await supervisor('GET /api/platforms', { query: {} })).total, numbers.length);
      for (const number of numbers) {
        const { platforms } = await supervisor('GET /api/platforms', { query: { search: number } });
        assert.deepEqual(
          platforms.map((one) => one.certificateNumber),
          [number],
        );
      }
    });

    test('升级前签发的汇总表：不再催省厅接收、催各市更正；第四季度收集的年度服务工作总结都在；说有变化的，说得出变化', async () => {
      const stage = createStage(
        async (path, init) => system.app.request(path, init),
        password,
        () => undefined,
      );
      const province = await stage.party('sheng-jb');
      const { summaries } = await province('GET /api/summaries', { query: {} });
      const signed = summaries.filter(({ sentOn }) => sentOn !== null);
      assert.ok(signed.length >= 10);
      for (const { id, quarter } of signed) {
        const view = await province('GET /api/summaries/{id}', { params: { id } });
        assert.deepEqual([view.signedNo, view.stale], [1, view.changes.length > 0]);
        assert.equal(view.annualSummaries.filter(({ text }) => text !== '').length, quarter === 4 ? view.lines.length : 0);
        assert.ok(view.offers.some(({ step }) => step === 'accept'));
      }
      for (const [login, kind] of [
        ['sheng-jb', 'acceptSummary'],
        ['nanchang-jb', 'amendSummary'],
      ] as const)
        assert.deepEqual((await (await stage.party(login))('GET /api/inbox', { query: { kind } })).items, [], kind);
    });

    test('各份申报、公开页面和文件照常打开，没有意外错误', async () => {
      for (const { id } of await numbered()) {
        await supervisor('GET /api/dossiers/{id}', { params: { id } });
        await supervisor('GET /api/dossiers/{id}/form', { params: { id } });
        await supervisor('GET /api/dossiers/{id}/annexes/{annex}', { params: { id, annex: '2.pdf' } });
        await supervisor('GET /api/dossiers/{id}/receipt.pdf', { params: { id } });
      }
      for (const path of ['/', '/platforms', '/notices', '/draws', '/measure', '/objections', '/api/health'])
        assert.equal((await system.app.request(path)).status, 200, path);
      assert.deepEqual(
        logged.filter((line) => /Error|错误/.test(line)),
        [],
      );
    });

    test('更换密封密钥：服务不停，中断了接着办，读出来一字不差，别的一概不变；办完以后原密钥打不开任何一处', async (t) => {
      const { connection } = await openEngine({ dataDir, appRoot: join(import.meta.dirname, '..', '..'), log: () => undefined });
      const raw = createPool(connection, 3);
      t.after(() => raw.end());
      const open = (sealed: System, id: string) => sealed.world().then((world) => world.asSystem((tx) => tx.dossiers.content(id, 'open')));
      const ids = (await numbered()).map(({ id }) => id);
      const forms = async (sealed: System) => JSON.stringify(await Promise.all(ids.map((id) => open(sealed, id))));
      const before = await forms(system);
      assert.ok(!before.includes(UNREADABLE));
      const file = join(dataDir, 'seal-key');
      const former = (await readFile(file, 'utf8')).trim();
      const next = Buffer.alloc(32, 9).toString('base64');
      const started = async (keys: string) => {
        await writeFile(file, keys);
        const one = await assemble(readConfig({ demonstration: true, serving: true }, { DATA_DIR: dataDir }), () => undefined);
        t.after(() => one.leave());
        return one;
      };
      const [ring, both] = [createSealer(`${next}\n${former}`), await started(`${next}\n${former}`)];
      assert.ok(await isKnownToServer(raw, ring));
      const rest = await contentsOf(connection, BUT_SEALED);
      let portions = 0;
      const cut = () => {
        if (++portions === 3) throw new Error('cut off');
      };
      await assert.rejects(resealAll(raw, ring, cut), /cut off/);
      let asked = Promise.resolve(before);
      const meanwhile = () => {
        asked = asked.then((had) => (had === before ? forms(both) : had));
      };
      const { rows, left } = await resealAll(raw, ring, meanwhile);
      assert.deepEqual([left, rows > 100, (await asked) === before], [[], true, true]);
      assert.deepEqual(await contentsOf(connection, BUT_SEALED), rest, '版本、触发器、权限、日志都没有变');
      assert.deepEqual(await resealAll(raw, ring, () => undefined), { rows: 0, left: [] }, '再办一次什么也不做');
      await assert.rejects(started(former), /密封密钥与这个数据库不符/);
      const now = await started(next);
      assert.equal(await forms(now), before);
      const world = await now.world();
      for (const id of ids)
        for (const one of await world.asSystem((tx) => tx.dossiers.submissions(id)))
          assert.equal(checkSubmission(submittedText(world, one), one.contentHash, sha256)?.matches, true);
      // Back, for who comes after: a change of keys goes any number of times.
      const again = await resealAll(raw, createSealer(`${former},${next}`), () => undefined);
      assert.deepEqual([again.left, await forms(system)], [[], before]);
      await writeFile(file, former);
    });

    // The whole year alone: the other one's files are many and large.
    if (name === 'rehearsal-0025')
      test('恢复演练：备份不停服务，改动逐处发现；恢复到空机器，每行、每个文件、日志链都与原来相同', async (t) => {
        const backup = await backingUp(dataDir);
        const empty = await folder('restored');
        t.after(() => Promise.all([backup.end(), rm(empty, { recursive: true, force: true })]));
        const asked = setInterval(() => void supervisor('GET /api/journal/verify', { query: {} }).catch(() => undefined), 20);
        const busy = await backup.take('2026-11-30T01:00:00Z').finally(() => clearInterval(asked));
        assert.deepEqual((await backup.check(busy.name)).faults, []);
        // A server of another zone writes the same rows the same way.
        const elsewhere = createPool(backup.bank.owner, 1);
        await elsewhere.query(`alter database "shifan" set timezone to 'Asia/Shanghai'`).finally(() => elsewhere.end());
        const { name, newFiles, snapshot } = await backup.take('2026-11-30T02:00:00Z');
        assert.deepEqual([newFiles, snapshot.missing], [0, []], '没有变的文件不再存');
        assert.ok(busy.newFiles > 0);
        const [some] = (await readdir(join(dataDir, 'files'))).filter((one) => /^[0-9a-f]{2}$/.test(one));
        const [file] = await readdir(join(dataDir, 'files', some as string));
        const other = await newIdentity();
        const anew = await backup.take('2026-11-30T01:30:00Z', [other.recipient]);
        assert.deepEqual([anew.newFiles > 0, (await backup.check(anew.name, { key: other })).faults], [true, []], '换了密钥，文件另存一份');
        await assertBendingIsTold(backup, name, file as string);

        const { bank, bring } = await restoreOnto(empty, { from: backup, dataDir, name });
        await assert.rejects(bring({ identity: (await newIdentity()).identity }), '别人的密钥');
        await withShorterList(backup, name, () => assert.rejects(bring(), /不是备份时的文件清单/));
        await bring();
        assert.deepEqual(await contentsOf(bank.owner), await contentsOf(backup.bank.owner));
        await assert.rejects(bring(), /已经有数据/);
        await bank.stop();
        const restored = await assemble(readConfig({ demonstration: true }, { DATA_DIR: empty }), () => undefined);
        t.after(() => restored.close());
        const send = async (path: string, init?: RequestInit) => restored.app.request(path, init);
        const there = await createStage(send, password, () => undefined).party('jiancha');
        assert.ok((await there('GET /api/journal/verify', { query: {} })).ok);
        for (const { id } of (await numbered()).slice(0, 3)) {
          const [was, is] = [
            await supervisor('GET /api/dossiers/{id}/form', { params: { id } }),
            await there('GET /api/dossiers/{id}/form', { params: { id } }),
          ];
          assert.deepEqual(is, was);
        }
      });
  });
