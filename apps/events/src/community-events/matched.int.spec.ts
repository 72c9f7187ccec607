import { randomUUID } from 'node:crypto';
import { Command, contractsIn, EditedMeanwhile } from '@linli/contracts';
import * as events from '@linli/contracts/events';
import { trail } from '@linli/messaging';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '暴雨预警', en: 'Rainstorm warning' };
const times = { startsAt: hours(80), endsAt: hours(83), signUpClosesAt: hours(79) };

/** Stands for the house, or the other event, which is not known before the system is there. */
const OTHER = randomUUID();

/** What each command asks of an event, beside which event. */
const OF_EVENTS: readonly (readonly [Command, object])[] = [
  [events.PublishCommunityEvent, {}],
  [events.EditEventDetails, { title: reason }],
  [events.RescheduleCommunityEvent, times],
  [events.CancelCommunityEvent, { reason }],
  [events.PostponeCommunityEvent, { reason }],
  [events.ArchiveCommunityEvent, {}],
  [events.SetMinimum, { people: 2, until: hours(40) }],
  [events.SplitCommunityEvent, { intoId: OTHER, fromArrival: 1, reason }],
  [events.RegisterForEvent, { partySize: 1 }],
  [events.SetSignUpForm, { questions: [] }],
  [events.ChangeCapacity, { capacity: 20 }],
  [events.SetPools, { pools: [] }],
  [events.SetSignUpRules, { rules: { approval: true } }],
  [events.BookRoom, { houseId: OTHER, room: 'hall' }],
  [events.ReleaseRoom, {}],
  [events.AdmitWalkIns, { gate: 'east', people: 1, nonce: 'nonce-of-a-walk-in' }],
  [events.UploadWalkIns, { walkIns: [{ gate: 'east', people: 1, nonce: 'nonce-of-another', deviceAt: hours(1) }] }],
];

const OTHERS = [events.EditSeries, events.EndSeries, events.EditHouse];
const matched = contractsIn(events).filter((one): one is Command => one.kind === 'command' && one.matched === true);

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

/** As the gateway sends what came with `If-Match`. */
const expecting = <R>(revision: number, ask: () => Promise<R>): Promise<R> =>
  trail.run({ service: 'gateway', correlationId: randomUUID(), asked: { operation: 'test', expected: String(revision) } }, ask);
const anEvent = () => system.ask(events.CreateCommunityEvent, anEventBody({ capacity: 10 }), organiser);
const aHouse = () => {
  const rooms = [{ key: 'hall', title: reason, people: 9 }];
  const house = { areaCode: anEventBody().areaCode, name: reason, address: reason, hours: [], rooms };
  return system.ask(events.CreateHouse, house, organiser);
};
const revisionNow = async (eventId: string) => (await system.ask(events.GetCommunityEvent, { eventId }, organiser)).revision;

describe('a command that comes with the revision that it is meant for', () => {
  it('is one of those that are tried here', () => {
    expect(new Set(matched)).toEqual(new Set([...OF_EVENTS.map(([contract]) => contract), ...OTHERS]));
  });

  it.each(OF_EVENTS.map(([contract, body]) => [contract.name, contract, body] as const))(
    'is refused where the event has another: %s',
    async (_name, contract, body) => {
      const { id: eventId, revision } = await anEvent();
      const known = {
        ...('houseId' in body && { houseId: (await aHouse()).id }),
        ...('intoId' in body && { intoId: (await anEvent()).id }),
      };
      const asked = expecting(revision + 1, () => system.ask(contract, { eventId, ...body, ...known }, organiser));
      await expect(asked).rejects.toThrow(EditedMeanwhile);
      expect(await revisionNow(eventId)).toBe(revision);
    },
  );

  it('is granted where the event has that revision, and makes another', async () => {
    const { id: eventId, revision } = await anEvent();
    const edits: [Command<object, events.CommunityEventView>, object][] = [
      [events.EditEventDetails, { title: reason }],
      [events.ChangeCapacity, { capacity: 20 }],
      [events.SetPools, { pools: [{ key: 'children', title: reason, capacity: 5 }] }],
      [events.SetSignUpRules, { rules: { approval: true } }],
      [events.PublishCommunityEvent, {}],
    ];
    for (const [at, [contract, body]] of edits.entries()) {
      const ask = () => system.ask(contract, { eventId, ...body }, organiser);
      expect(await expecting(revision + at, ask)).toMatchObject({ revision: revision + at + 1 });
    }
    const questions = { eventId, questions: [], attendees: 'optional' as const };
    await expecting(revision + 5, () => system.ask(events.SetSignUpForm, questions, organiser));
    expect(await revisionNow(eventId)).toBe(revision + 6);
  });

  it('holds for houses and series', async () => {
    const words = { title: reason, text: reason, kind: 'lecture' as const };
    const areaCode = anEventBody().areaCode;
    const { id: seriesId } = await system.ask(events.CreateSeries, { areaCode, ...words }, organiser);
    const series = (revision: number) =>
      expecting(revision, () => system.ask(events.EditSeries, { seriesId, title: { zh: '讲座', en: 'Talks' } }, organiser));
    await expect(series(2)).rejects.toThrow(EditedMeanwhile);
    expect(await series(1)).toMatchObject({ revision: 2 });
    const end = (revision: number) => expecting(revision, () => system.ask(events.EndSeries, { seriesId }, organiser));
    await expect(end(1)).rejects.toThrow(EditedMeanwhile);
    expect(await end(2)).toMatchObject({ status: 'ended' });
    const { id: houseId } = await aHouse();
    const house = (revision: number) =>
      expecting(revision, () => system.ask(events.EditHouse, { houseId, name: { zh: '综合体', en: 'House' } }, organiser));
    await expect(house(2)).rejects.toThrow(EditedMeanwhile);
    expect(await house(1)).toMatchObject({ revision: 2 });
  });

  it('never follows on one that came between, whoever made that', async () => {
    const { id: eventId } = await anEvent();
    for (let round = 0; round < 10; round++) {
      const seen = await revisionNow(eventId);
      const edit = (at: number) => () =>
        system.ask(events.EditEventDetails, { eventId, title: { zh: `第${at}次`, en: `Edit ${at}` } }, organiser);
      const plain = Array.from({ length: 4 }, (_each, at) => edit(at)());
      const guarded = Array.from({ length: 4 }, (_each, at) => expecting(seen, edit(at + 4)));
      const outcomes = await Promise.allSettled(guarded);
      expect(await Promise.all(plain)).toHaveLength(4);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') expect(outcome.value.revision).toBe(seen + 1);
        else expect(outcome.reason).toBeInstanceOf(EditedMeanwhile);
      }
    }
  });
});
