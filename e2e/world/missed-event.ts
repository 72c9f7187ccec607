import { NoShowPage } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { hours, publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { Preparation, register } from './prepared';
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
