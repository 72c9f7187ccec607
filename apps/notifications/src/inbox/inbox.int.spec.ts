import { InvalidInput } from '@linli/contracts';
import { RegistrationConfirmed } from '@linli/contracts/events';
import { AccountOpened } from '@linli/contracts/gateway';
import { CountUnread, ListInbox, MarkInboxRead, MarkNoticeRead, NoticeNotFound } from '@linli/contracts/notifications';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anAccount, aPerson, aRegistration, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const unreadOf = async (person = aPerson()) => (await system.ask(CountUnread, {}, person)).unread;

/** Somebody with so many notices, each an hour after the one before. */
async function aReader(count: number) {
  const reader = aPerson();
  for (let number = 1; number <= count; number++) {
    system.clock.set(inHours(number));
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: reader.id, partySize: number }));
    await until(`${number} notices`, async () => (await unreadOf(reader)) === number);
  }
  return reader;
}

describe('an inbox', () => {
  it('is empty for somebody who was never told anything', async () => {
    expect(await system.ask(ListInbox, {}, aPerson())).toEqual({ items: [], unread: 0 });
  });

  it('comes page by page, newest first, with how much is unread in all', async () => {
    const reader = await aReader(5);
    const first = await system.ask(ListInbox, { limit: 2 }, reader);
    const second = await system.ask(ListInbox, { limit: 2, after: first.next }, reader);
    const third = await system.ask(ListInbox, { limit: 2, after: second.next }, reader);
    const hoursOf = [first, second, third].map(({ items }) => items.map(({ text }) => Number(/为 (\d)/.exec(text)?.[1])));
    expect(hoursOf).toEqual([[5, 4], [3, 2], [1]]);
    expect([first.unread, second.unread, third.next]).toEqual([5, 5, undefined]);
  });

  it('is in the language of the account, also for what came before the account was heard of', async () => {
    const reader = await aReader(1);
    const title = async () => (await system.ask(ListInbox, {}, reader)).items[0]?.title;
    expect(await title()).toBe('报名成功：烟火滨江友邻荟');
    await system.publishTwice(AccountOpened, anAccount({ accountId: reader.id, language: 'en' }));
    await until('English', async () => (await title()) === 'You are registered: Riverside hearth');
  });

  it('refuses a cursor that is not its own', async () => {
    await expect(system.ask(ListInbox, { after: 'x' }, aPerson())).rejects.toThrow(InvalidInput);
  });
});

describe('reading', () => {
  it('marks one notice, once', async () => {
    const reader = await aReader(2);
    const { items } = await system.ask(ListInbox, {}, reader);
    const noticeId = items[0]!.id;
    system.clock.set(inHours(10));
    const read = await system.ask(MarkNoticeRead, { noticeId }, reader);
    expect(read).toMatchObject({ id: noticeId, title: items[0]!.title });
    expect(Date.parse(read.readAt!)).toBeGreaterThanOrEqual(Date.parse(hours(10)));
    system.clock.set(inHours(11));
    expect(await system.ask(MarkNoticeRead, { noticeId }, reader)).toEqual(read);
    expect(await unreadOf(reader)).toBe(1);
    const rest = await system.ask(ListInbox, { unread: true }, reader);
    expect(rest.items.map(({ id }) => id)).toEqual([items[1]!.id]);
    expect((await system.ask(ListInbox, { unread: false }, reader)).items).toHaveLength(2);
  });

  it('is refused for what is in somebody else’s inbox, and changes nothing there', async () => {
    const reader = await aReader(1);
    const noticeId = (await system.ask(ListInbox, {}, reader)).items[0]!.id;
    await expect(system.ask(MarkNoticeRead, { noticeId }, aPerson())).rejects.toThrow(NoticeNotFound);
    await expect(system.ask(MarkNoticeRead, { noticeId: aPerson().id }, reader)).rejects.toThrow(NoticeNotFound);
    expect(await unreadOf(reader)).toBe(1);
  });

  it('marks everything of one person', async () => {
    const [reader, other] = [await aReader(3), await aReader(1)];
    expect(await system.ask(MarkInboxRead, {}, reader)).toEqual({ unread: 0 });
    expect(await system.ask(MarkInboxRead, {}, reader)).toEqual({ unread: 0 });
    expect([await unreadOf(reader), await unreadOf(other)]).toEqual([0, 1]);
    expect((await system.ask(ListInbox, { unread: true }, reader)).items).toEqual([]);
  });
});
