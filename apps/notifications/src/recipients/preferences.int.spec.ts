import { RegistrationConfirmed } from '@linli/contracts/events';
import { AccountOpened, AccountPreferencesChanged } from '@linli/contracts/gateway';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anAccount, aPerson, aRegistration, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

describe('preferences', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([notificationsService(SETTINGS)]);
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  const english = { language: 'en', timeZone: 'Asia/Shanghai' } as const;
  const chinese = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;

  /** Somebody with one notice. */
  async function aReader() {
    const reader = aPerson();
    await untilHandled(system, 1, () => system.publish(RegistrationConfirmed, aRegistration({ residentId: reader.id })));
    return reader;
  }

  const noticeOf = async (reader: ReturnType<typeof aPerson>) => (await untilTold(system, reader, ['registration-confirmed']))[0];

  it('are followed: all notices speak the new language, also when the change is told twice', async () => {
    const reader = await aReader();
    await untilHandled(system, 1, () => system.publish(AccountOpened, anAccount({ accountId: reader.id })));
    expect((await noticeOf(reader))?.title).toBe('报名成功：烟火滨江友邻荟');
    const change = { accountId: reader.id, ...english, revision: 2 };
    await untilHandled(system, 1, () => system.publishTwice(AccountPreferencesChanged, change));
    expect((await noticeOf(reader))?.title).toBe('You are registered: Riverside hearth');
  });

  it('stay the newest ones when the changes come out of order, the opening of the account last', async () => {
    const reader = await aReader();
    await untilHandled(system, 3, async () => {
      await system.publish(AccountPreferencesChanged, { accountId: reader.id, ...english, revision: 3 });
      await system.publish(AccountPreferencesChanged, { accountId: reader.id, ...chinese, revision: 2 });
      await system.publishTwice(AccountOpened, anAccount({ accountId: reader.id, memberOf: [aPerson().id] }));
    });
    expect((await noticeOf(reader))?.title).toBe('You are registered: Riverside hearth');
  });

  it('say in which zone times are told, and name it where it is not the usual one', async () => {
    const reader = await aReader();
    const change = { accountId: reader.id, ...english, timeZone: 'Europe/London', revision: 2 };
    expect((await noticeOf(reader))?.text).toContain('20:00–23:00');
    await untilHandled(system, 1, () => system.publish(AccountPreferencesChanged, change));
    expect((await noticeOf(reader))?.text).toContain('12:00–15:00 (Europe/London)');
  });
});
