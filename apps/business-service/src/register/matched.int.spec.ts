import { randomUUID } from 'node:crypto';
import { Command, contractsIn, EditedMeanwhile } from '@linli/contracts';
import * as business from '@linli/contracts/business-service';
import { trail } from '@linli/messaging';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { aHandler, anOrganiser, anOwner, NOON } from '../testing/builders';
import { anEnterpriseIn, aUnitWith, submitFor } from '../testing/given';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON });
});
afterAll(() => system.stop());

/** As the gateway sends what came with `If-Match`. */
const expecting = <R>(revision: number, ask: () => Promise<R>): Promise<R> =>
  trail.run({ service: 'gateway', correlationId: randomUUID(), asked: { operation: 'test', expected: String(revision) } }, ask);

describe('a command that comes with the revision that it is meant for', () => {
  it('is one of those that are tried here', () => {
    const names = contractsIn(business).flatMap((one) => (one.kind === 'command' && one.matched ? [one.name] : []));
    const tried = [business.EditEnterprise, business.VerifyEnterprise, business.AcceptEnterpriseRequest];
    const steps = [business.AnswerEnterpriseRequest, business.ReopenEnterpriseRequest, business.ConfirmAnswer];
    expect(new Set(names)).toEqual(new Set([...tried, ...steps].map(({ name }) => name)));
  });

  it('is refused where the enterprise was changed since, and granted where it was not', async () => {
    const { id: enterpriseId } = await anEnterpriseIn(system, '510108903901');
    const owner = anOrganiser();
    const edit = (revision: number, zh: string) =>
      expecting(revision, () => system.ask(business.EditEnterprise, { enterpriseId, name: { zh, en: 'Tea' } }, owner));
    const { revision = 0 } = await system.ask(business.GetEnterprise, { enterpriseId }, owner);
    await expect(edit(revision + 1, '茶馆')).rejects.toThrow(EditedMeanwhile);
    expect(await edit(revision, '茶馆')).toMatchObject({ revision: revision + 1 });
    await expect(edit(revision, '茶楼')).rejects.toThrow(EditedMeanwhile);
    const verdict = { enterpriseId, verification: 'refused' as const, reason: '资料不全' };
    const judge = (at: number) => expecting(at, () => system.ask(business.VerifyEnterprise, verdict, anOrganiser()));
    await expect(judge(revision)).rejects.toThrow(EditedMeanwhile);
    expect(await judge(revision + 1)).toMatchObject({ verification: 'refused', revision: revision + 2 });
  });

  it('is refused where the request has gone on since, at each of its steps', async () => {
    const { id: enterpriseId } = await anEnterpriseIn(system, '510108903901');
    const { id: unitId } = await aUnitWith(system, {});
    const { id: requestId } = await submitFor(system, enterpriseId);
    const [handler, owner] = [aHandler(unitId), anOwner(enterpriseId)];
    const steps: [Command<object, business.EnterpriseRequestView>, object, typeof owner][] = [
      [business.AcceptEnterpriseRequest, {}, handler],
      [business.AnswerEnterpriseRequest, { answer: '请到窗口办理。' }, handler],
      [business.ReopenEnterpriseRequest, { reason: '窗口不受理。' }, owner],
      [business.AcceptEnterpriseRequest, {}, handler],
      [business.AnswerEnterpriseRequest, { answer: '已与窗口沟通。' }, handler],
      [business.ConfirmAnswer, {}, owner],
    ];
    let { revision = 0 } = await system.ask(business.GetEnterpriseRequest, { requestId }, owner);
    for (const [contract, body, actor] of steps) {
      const ask = () => system.ask(contract, { requestId, ...body }, actor);
      await expect(expecting(revision - 1, ask)).rejects.toThrow(EditedMeanwhile);
      expect(await expecting(revision, ask)).toMatchObject({ revision: revision + 1 });
      revision += 1;
    }
  });
});
