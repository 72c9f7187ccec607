import { EnterpriseJudged } from '@linli/contracts/business-service';
import { AccountOpened } from '@linli/contracts/gateway';
import { ListInbox } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anAccount, aPerson, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

describe('what staff have found about an enterprise', () => {
  it('is told to its people, each verdict once, in their language', async () => {
    const enterpriseId = newId();
    const [owner, other] = [anAccount({ memberOf: [enterpriseId], language: 'en' }), anAccount({ memberOf: [newId()] })];
    await untilHandled(system, 2, async () => {
      for (const account of [owner, other]) await system.publishTwice(AccountOpened, account);
    });
    const verdict = { enterpriseId, name: { zh: '茶铺', en: 'Tea House' } };
    await untilHandled(system, 2, async () => {
      await system.publishTwice(EnterpriseJudged, {
        ...verdict,
        verification: 'refused',
        reason: 'Code of another',
        revision: 2,
      });
      await system.publishTwice(EnterpriseJudged, { ...verdict, verification: 'verified', revision: 4 });
    });
    await untilTold(system, aPerson(owner.accountId), ['enterprise-refused', 'enterprise-verified']);
    const { items } = await system.ask(ListInbox, { limit: 10 }, aPerson(owner.accountId));
    const refusal = items.find(({ kind }) => kind === 'enterprise-refused');
    expect(refusal).toMatchObject({ subjectKind: 'enterprise', subjectId: enterpriseId, title: 'Not verified: Tea House' });
    expect(refusal?.text).toContain('Reason: Code of another.');
    expect((await system.ask(ListInbox, { limit: 10 }, aPerson(other.accountId))).items).toEqual([]);
  });
});
