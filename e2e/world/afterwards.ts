import { NoShowPage } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { hours, publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';
import { Preparation, Prepare, register } from './prepared';
import { Side } from './side';

/** When the next one is, in hours; the clock goes on with each. */
let next = 80;

async function setClock({ people }: Side, linli: Linli, hour: number): Promise<void> {
  await linli.setClock(new Date(hours(hour)));
  for (const who of [...Object.values(people), linli.administrator]) who.forget();
}

/** An event that the resident had a place at and missed; the clock is two days after it then. */
export async function aMissedEvent(side: Side, linli: Linli): Promise<Preparation> {
  const { areaCode, people } = side;
  const start = next + 2;
  next += 100;
  await setClock(side, linli, start - 1);
  await people.organiser.post('/no-show-rules', { areaCode, state: 'on' });
  const times = { startsAt: hours(start), endsAt: hours(start + 1), signUpClosesAt: hours(start) };
  const { id } = await publishMarket(people.organiser, { areaCode, ...times });
  const noShowId = await register(people.resident, id);
  const scan = { registrationId: await register(people.volunteer, id), gate: 'north', direction: 'entry', people: 1 };
  await people.organiser.post(`/events/${id}/check-ins`, { ...scan, nonce: `missed-${start}-0001` });
  await setClock(side, linli, start + 50);
  await until('the missed event', async () => {
    const { items } = await people.organiser.get<NoShowPage>(`/events/${id}/no-shows`);
    return items.some((one) => one.id === noShowId);
  });
  return { things: { noShowId } };
}

/** The same, and the resident has said why. */
export async function anAppeal(side: Side, linli: Linli): Promise<Preparation> {
  const { things } = await aMissedEvent(side, linli);
  await side.people.resident.post(`/no-shows/${things?.noShowId}/appeal`, { words: '临时发烧' });
  return { things };
}

/** An event that is published, then something is done, and then it has just ended. */
async function throughAnEvent(side: Side, linli: Linli, during: (eventId: string, times: Times) => Promise<Preparation>) {
  const start = next + 2;
  next += 10;
  await setClock(side, linli, start - 1);
  const times = { startsAt: hours(start), endsAt: hours(start + 1) };
  const given = { areaCode: side.areaCode, ...times, signUpClosesAt: hours(start) };
  const { id } = await publishMarket(side.people.organiser, given);
  const done = await during(id, times);
  await setClock(side, linli, start + 2);
  return done;
}

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** An event that the resident had a place at. */
const anEventThatIsOver = (side: Side, linli: Linli): Promise<Preparation> =>
  throughAnEvent(side, linli, async (eventId) => {
    await register(side.people.resident, eventId);
    return { things: { eventId }, body: JSON.stringify({ rating: 5 }) };
  });

/** With a volunteer who was to come. */
export const aShiftThatIsOver = (side: Side, linli: Linli): Promise<Preparation> =>
  throughAnEvent(side, linli, async (eventId, times) => {
    const shifts = [{ task: { zh: '引导', en: 'Guiding' }, ...times, needed: 5 }];
    const call = () => side.people.organiser.post<{ items: { id: string }[] }>(`/events/${eventId}/shifts`, { shifts });
    // The volunteers' service hears of the event a moment later.
    const shiftId = await until('a shift', async () => (await call().catch(() => undefined))?.items[0]?.id);
    await side.people.volunteer.post(`/shifts/${shiftId}/assignments`);
    return { things: { shiftId, volunteerId: await side.people.volunteer.id() } };
  });

async function someFeedback(side: Side, linli: Linli): Promise<Preparation> {
  const { things } = await anEventThatIsOver(side, linli);
  await side.people.resident.post(`/events/${things?.eventId}/feedback`, { rating: 5 });
  return { shown: things?.eventId };
}

/** Somebody has missed as many events as lock them out. */
async function aLockOut(side: Side, linli: Linli): Promise<Preparation> {
  const resident = await somebody(linli);
  const own = { ...side, people: { ...side.people, resident } };
  await side.people.organiser.post('/no-show-rules', { areaCode: side.areaCode, state: 'on', noShows: 2 });
  await aMissedEvent(own, linli);
  await aMissedEvent(own, linli);
  const id = await until('the lock-out', async () => {
    const { items } = await resident.get<{ items: { id: string }[] }>('/me/lock-outs');
    return items[0]?.id;
  });
  return { people: { resident }, shown: id };
}

/** Whoever has missed a few is locked out. */
async function ofSomebodyNew(side: Side, linli: Linli): Promise<Preparation> {
  const resident = await somebody(linli);
  return { ...(await aMissedEvent({ ...side, people: { ...side.people, resident } }, linli)), people: { resident } };
}

/** What an operation needs that comes after an event; the clock goes on. */
export const AFTERWARDS: Readonly<Record<string, Prepare>> = {
  giveFeedback: anEventThatIsOver,
  listMyFeedback: someFeedback,
  appealNoShow: ofSomebodyNew,
  listMyNoShows: async (side, linli) => {
    const missed = await ofSomebodyNew(side, linli);
    return { ...missed, shown: missed.things?.noShowId };
  },
  listMyLockOuts: aLockOut,
};
