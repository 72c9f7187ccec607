import { Actor, Language } from '@linli/contracts';
import {
  EnterpriseRequestAccepted,
  EnterpriseRequestAnswered,
  EnterpriseRequestAssigned,
  EnterpriseRequestClosed,
  EnterpriseRequestReceived,
  EnterpriseRequestReopened,
  EnterpriseRequestSnapshot,
} from '@linli/contracts/business-service';
import { AccountOpened } from '@linli/contracts/gateway';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anAccount, aPerson, aRequest, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;
let enterprise: [Actor, Actor];
let handlers: [Actor, Actor];
let request: EnterpriseRequestSnapshot;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(async () => {
  system.clock.set(NOON);
  request = aRequest();
  await untilHandled(system, 4, async () => {
    enterprise = [await aMember(request.enterpriseId), await aMember(request.enterpriseId, 'en')];
    handlers = [await aMember(request.unitId), await aMember(request.unitId, 'en')];
  });
});
afterAll(() => system.stop());

async function aMember(of: string, language: Language = 'zh-CN'): Promise<Actor> {
  const account = anAccount({ memberOf: [of], language });
  await system.publishTwice(AccountOpened, account);
  return aPerson(account.accountId);
}

const at = (revision: number, status: EnterpriseRequestSnapshot['status'], dueAt = request.dueAt) => ({
  request: { ...request, revision, status, dueAt },
});
const planned = () => plannedFor(system, request.id);

describe('a request', () => {
  it('is told to everybody of the enterprise and of the unit, each step once', async () => {
    await untilHandled(system, 8, async () => {
      await system.publishTwice(EnterpriseRequestReceived, at(1, 'assigned'));
      await system.publishTwice(EnterpriseRequestAssigned, at(1, 'assigned'));
      await system.publishTwice(EnterpriseRequestAccepted, at(2, 'accepted'));
      await system.publishTwice(EnterpriseRequestAnswered, at(3, 'answered'));
      await system.publishTwice(EnterpriseRequestReopened, at(4, 'accepted', hours(120)));
      await system.publishTwice(EnterpriseRequestAnswered, at(5, 'answered', hours(120)));
      await system.publishTwice(EnterpriseRequestClosed, at(6, 'closed', hours(120)));
    });
    for (const person of enterprise)
      await untilTold(system, person, [
        ...(['request-received', 'request-assigned', 'request-accepted'] as const),
        ...(['request-answered', 'request-answered'] as const),
      ]);
    for (const person of handlers)
      await untilTold(system, person, ['request-assigned-to-unit', 'request-reopened', 'request-closed']);
    expect(await planned()).toBe(0);
  });

  it('is told in the language of each', async () => {
    await system.publish(EnterpriseRequestAssigned, at(1, 'assigned'));
    const [chinese] = await untilTold(system, handlers[0], ['request-assigned-to-unit']);
    const [english] = await untilTold(system, handlers[1], ['request-assigned-to-unit']);
    expect(chinese?.text).toBe('望平示例茶铺的诉求已交由猛追湾街道便民服务中心办理，请在3月5日 周四 12:00前答复。');
    expect(english?.text).toBe(
      'The request of Wangping Sample Tea House is with Mengzhuiwan Service Centre. Please answer it by Thu 5 Mar, 12:00.',
    );
  });
});

describe('an answer that is due', () => {
  it('is asked for a day before, of every handler of the unit, once', async () => {
    await system.publish(EnterpriseRequestAssigned, at(1, 'assigned'));
    await untilTold(system, handlers[0], ['request-assigned-to-unit']);
    await system.publish(EnterpriseRequestAccepted, at(2, 'accepted'));
    await untilTold(system, enterprise[0], ['request-assigned', 'request-accepted']);
    system.clock.set(inHours(48));
    for (const person of handlers) await untilTold(system, person, ['request-assigned-to-unit', 'request-due-soon']);
    await untilTold(system, enterprise[0], ['request-assigned', 'request-accepted']);
  });

  it('is asked for halfway when there is less than a day', async () => {
    await system.publish(EnterpriseRequestAssigned, at(1, 'assigned', hours(8)));
    await untilTold(system, handlers[0], ['request-assigned-to-unit']);
    system.clock.set(inHours(3.9));
    expect(await planned()).toBe(1);
    system.clock.set(inHours(4.1));
    await untilTold(system, handlers[0], ['request-assigned-to-unit', 'request-due-soon']);
  });

  it('is not asked for once it is there, also when the answer arrives first', async () => {
    await system.publish(EnterpriseRequestAnswered, at(3, 'answered'));
    await untilTold(system, enterprise[0], ['request-answered']);
    await system.publish(EnterpriseRequestAssigned, at(1, 'assigned'));
    await untilTold(system, handlers[0], ['request-assigned-to-unit']);
    expect(await planned()).toBe(0);
  });

  it('is asked for again when the request is reopened', async () => {
    await system.publish(EnterpriseRequestAssigned, at(1, 'assigned'));
    await untilTold(system, handlers[0], ['request-assigned-to-unit']);
    await system.publish(EnterpriseRequestAnswered, at(3, 'answered'));
    await untilTold(system, enterprise[0], ['request-assigned', 'request-answered']);
    await system.publish(EnterpriseRequestReopened, at(4, 'accepted', hours(120)));
    await untilTold(system, handlers[0], ['request-assigned-to-unit', 'request-reopened']);
    system.clock.set(inHours(95));
    expect(await planned()).toBe(1);
    system.clock.set(inHours(96));
    await untilTold(system, handlers[0], ['request-assigned-to-unit', 'request-reopened', 'request-due-soon']);
  });
});
