import { SubscribersChosen } from '@linli/contracts/events';
import { AccountOpened } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

describe('subscribers of a series', () => {
  it('are told of an event once, in their own language, whatever comes twice', async () => {
    const [here, there] = [aPerson(), aPerson()];
    await untilHandled(system, 1, () => system.publish(AccountOpened, { accountId: there.id, language: 'en', memberOf: [] }));
    const seriesTitle = { zh: '望平讲坛', en: 'Wangping lectures' };
    const lot = { seriesId: newId(), communityEvent: anEvent(), seriesTitle, personIds: [here.id, there.id] };
    await untilHandled(system, 1, () => system.publishTwice(SubscribersChosen, lot));
    await untilHandled(system, 1, () =>
      system.publish(SubscribersChosen, { ...lot, communityEvent: { ...lot.communityEvent, revision: 9 } }),
    );
    const [zh] = await untilTold(system, here, ['series-event-published']);
    const [en] = await untilTold(system, there, ['series-event-published']);
    expect([zh?.title, en?.title]).toEqual(['“望平讲坛”上新：烟火滨江友邻荟', 'New in “Wangping lectures”: Riverside hearth']);
    expect([zh?.subjectId, en?.subjectId]).toEqual([lot.communityEvent.id, lot.communityEvent.id]);
  });
});
