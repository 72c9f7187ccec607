import { NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  AcceptNoShowAppeal,
  AcceptTransfer,
  AdmitWalkIns,
  AppealNoShow,
  ChangeRecorded,
  ListMyTransfers,
  ListNoShowAppeals,
  LockedOut,
  NoShowDropped,
  NoShowRecorded,
  OfferTransfer,
  OwnNoShow,
  RejectNoShowAppeal,
  SetSignUpRules,
  WaiveNoShow,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { NoShowSteps } from '../testing/no-show-steps';

const reason = { zh: '情况属实', en: 'It is so' };
const stranger = anOrganiser({ id: newId(), areaCodes: ['510104'] });
let system: TestSystem;

beforeAll(async () => {
  const watch = [NoShowRecorded, NoShowDropped, ChangeRecorded];
  // Two of them, as two replicas.
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const ruled = (given = {}) => NoShowSteps.ruled(system, given);
const recordedOf = (eventId: string) =>
  system.facts(NoShowRecorded).filter(({ communityEvent }) => communityEvent.id === eventId);
const droppedOf = (noShowId: string) => system.facts(NoShowDropped).filter((fact) => fact.noShowId === noShowId);

describe('somebody who has missed as many as the rule says', () => {
  it('cannot sign up until the day that is told, there and not elsewhere; walk-ins come in', async () => {
    const steps = await ruled({ lockedDays: 10 });
    await steps.missedBy(10, 11);
    const { eventId, registrations } = await steps.missedBy(10);
    const facts = await until('the fact', () => recordedOf(eventId).length > 0 && recordedOf(eventId));
    expect(facts).toMatchObject([{ counted: 2, needed: 2, withinDays: 90, round: 1, residentId: aResident(10).id }]);
    const { items } = await steps.lockOutsOf(10);
    expect(items).toMatchObject([{ ruleOf: steps.areaCode, needed: 2, endsAt: facts[0]?.lockedOutUntil }]);
    expect(items[0]?.noShowIds).toContain(registrations[0]?.id);

    const { id } = await steps.anEvent();
    const refusal = await steps.register(10, id).catch((error) => error);
    expect(refusal).toMatchObject({ code: LockedOut.code, params: { until: facts[0]?.lockedOutUntil } });
    expect((await steps.register(11, id)).status).toBe('confirmed');
    const elsewhere = new NoShowSteps(system, '510108001');
    elsewhere.goOn(200);
    expect((await elsewhere.register(10, (await elsewhere.anEvent()).id)).status).toBe('confirmed');
    steps.goOn(0);
    const lenient = await steps.anEvent();
    await system.ask(SetSignUpRules, { eventId: lenient.id, rules: { noShowsCount: false } }, steps.organiser);
    expect((await steps.register(10, lenient.id)).status).toBe('confirmed');
    await system.ask(AdmitWalkIns, { eventId: id, gate: 'north', people: 1, nonce: newId() }, steps.organiser);

    const later = await steps.anEvent(300, { signUpOpensAt: new Date(NOON.getTime() - 1).toISOString() });
    steps.goOn(10 * 24 + 1);
    expect((await steps.register(10, later.id)).status).toBe('confirmed');
  });

  it('takes over nobody’s place either', async () => {
    const steps = await ruled();
    await steps.missedBy(15);
    await steps.missedBy(15);
    const { id: eventId } = await steps.anEvent(30);
    await system.ask(SetSignUpRules, { eventId, rules: { transfers: true } }, steps.organiser);
    const { id: registrationId } = await steps.register(16, eventId);
    await system.ask(OfferTransfer, { registrationId }, aResident(16));
    const [offered] = (await system.ask(ListMyTransfers, {}, aResident(16))).items;
    const transferCode = offered?.transferCode as string;
    await expect(system.ask(AcceptTransfer, { transferCode }, aResident(15))).rejects.toThrow(LockedOut);
    expect(await system.ask(AcceptTransfer, { transferCode }, aResident(17))).toMatchObject({ status: 'confirmed' });
  });

  it('can again when the rule is off, and cannot once more when it is on', async () => {
    const steps = await ruled();
    await steps.missedBy(12);
    await steps.missedBy(12);
    const one = await steps.anEvent();
    await expect(steps.register(12, one.id)).rejects.toThrow(LockedOut);
    await steps.setRule({ state: 'off' });
    await until('the change', () => steps.register(12, one.id).catch(() => false as const));
    await steps.setRule({ state: 'on' });
    // Each time for another one: the first may be taken before the change is known.
    const refusal = async () => steps.register(12, (await steps.anEvent()).id).then(() => undefined, codeOf);
    expect(await until('the change', refusal)).toBe(LockedOut.code);
  });

  it('is refused in every request of a sitting, others are not', async () => {
    const steps = await ruled();
    await steps.missedBy(13, 14);
    await steps.missedBy(13, 14);
    const { id } = await steps.anEvent();
    const asked = [13, 14, 15, 16, 13, 17];
    const answers = await Promise.allSettled(asked.map((number) => steps.register(number, id)));
    const refused = answers.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'taken'));
    expect(refused).toEqual([LockedOut.code, LockedOut.code, 'taken', 'taken', LockedOut.code, 'taken']);
  });
});

const codeOf = (error: { code: string }): string => error.code;

describe('an appeal', () => {
  it('that is accepted ends the lock-out at once; it is sealed, and masked for others', async () => {
    const steps = await ruled();
    const { registrations } = await steps.missedBy(20);
    await steps.missedBy(20);
    const { id: noShowId } = registrations[0] as { id: string };
    const words = '发烧，可致电 13900000101';
    await expect(system.ask(AppealNoShow, { noShowId, words }, aResident(21))).rejects.toThrow(NotOwner);
    const said = await system.ask(AppealNoShow, { noShowId, words }, aResident(20));
    expect(said.appeal).toMatchObject({ state: 'open', words });
    const stored = await system.database().collection<{ _id: string; words: string }>('noShows').findOne({ _id: noShowId });
    expect(stored?.words).not.toContain('发烧');

    const { areaCode, organiser } = steps;
    const { items } = await system.ask(ListNoShowAppeals, { areaCode }, organiser);
    expect(items).toMatchObject([{ id: noShowId, residentId: aResident(20).id, appeal: { words: '发烧，可致电 139****0101' } }]);
    await expect(system.ask(ListNoShowAppeals, { areaCode }, stranger)).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(AcceptNoShowAppeal, { noShowId, reason }, stranger)).rejects.toThrow(OutsideOwnArea);
    const judge = { ...organiser, id: aResident(20).id };
    await expect(system.ask(AcceptNoShowAppeal, { noShowId, reason }, judge)).rejects.toThrow(OwnNoShow);

    const accepting = [1, 2].map(() => system.ask(AcceptNoShowAppeal, { noShowId, reason }, organiser));
    for (const answer of await Promise.all(accepting))
      expect(answer).toMatchObject({ state: 'excused', appeal: { answer: reason } });
    const facts = await until('the fact', () => droppedOf(noShowId).length > 0 && droppedOf(noShowId));
    expect(facts).toMatchObject([{ because: 'appeal-accepted', reason, lockOutEnded: true }]);
    expect((await system.ask(ListNoShowAppeals, { areaCode }, organiser)).items).toEqual([]);
    expect((await steps.lockOutsOf(20)).items[0]?.liftedAt).toBeDefined();
    expect((await steps.register(20, (await steps.anEvent()).id)).status).toBe('confirmed');
  });

  it('that is rejected changes nothing, and a waiver by the organiser needs none', async () => {
    const steps = await ruled();
    const { registrations } = await steps.missedBy(22);
    await steps.missedBy(22);
    const { id: noShowId } = registrations[0] as { id: string };
    await system.ask(AppealNoShow, { noShowId, words: '忘了' }, aResident(22));
    const answer = await system.ask(RejectNoShowAppeal, { noShowId, reason }, steps.organiser);
    expect(answer).toMatchObject({ state: 'counts', appeal: { state: 'rejected', answer: reason } });
    const { id } = await steps.anEvent();
    await expect(steps.register(22, id)).rejects.toThrow(LockedOut);
    const waived = await system.ask(WaiveNoShow, { noShowId, reason }, steps.organiser);
    expect(waived).toMatchObject({ state: 'waived', reason });
    expect(await system.ask(WaiveNoShow, { noShowId, reason }, steps.organiser)).toEqual(waived);
    expect((await steps.register(22, id)).status).toBe('confirmed');
    const changes = () => system.facts(ChangeRecorded).filter(({ thingId }) => thingId === noShowId);
    expect(await until('two records', () => changes().length > 1 && changes())).toHaveLength(2);
    expect(JSON.stringify(changes())).not.toContain('忘了');
  });
});
