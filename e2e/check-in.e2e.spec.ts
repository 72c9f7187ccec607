import { AttendanceView, CheckInPage, CheckInView, RegistrationView, TicketView, UploadReport } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, residents } from './system/people';

describe('the day of an event', () => {
  let linli: Linli;
  let organiser: Caller;
  let [first, second]: Caller[] = [];
  let eventId: string;
  beforeAll(async () => {
    linli = await Linli.start();
    organiser = await anOrganiser(linli);
    [first, second] = await residents(linli, 2);
    const times = { startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1) };
    eventId = (await publishMarket(organiser, { ...times, capacity: 6 })).id;
  }, 90_000);
  afterAll(() => linli.stop(), 60_000);

  const ticketOf = async (who: Caller): Promise<TicketView> => {
    const { id } = await who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize: 2 });
    return who.get<TicketView>(`/registrations/${id}/ticket`);
  };

  const scan = (body: object, who = organiser) =>
    who.raw('POST', `/events/${eventId}/check-ins`, {
      headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
      body: JSON.stringify({ direction: 'entry', people: 2, ...body }),
    });

  it('is seen from two gates: retries, refusals, undoing, walk-ins, an upload and the figures', async () => {
    const [mine, others] = [await ticketOf(first as Caller), await ticketOf(second as Caller)];
    const picture = await (first as Caller).raw('GET', `/registrations/${mine.registrationId}/ticket/picture`, {});
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);

    const entry = { ticket: mine.text, gate: '北门', nonce: 'north-000001' };
    const checkIn = (await (await scan(entry)).json()) as CheckInView;
    expect(await (await scan(entry)).json()).toEqual(checkIn);
    const refused = await scan({ ...entry, gate: '南门', nonce: 'south-000001' });
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      409,
      '该报名共 2 人，已入场 2 人。',
    ]);
    expect((await scan({ ...entry, nonce: 'south-000002' }, first as Caller)).status).toBe(403);

    await organiser.post(`/check-ins/${checkIn.id}/undo`, { reason: '扫错了人' });
    await organiser.post(`/events/${eventId}/walk-ins`, { gate: '南门', people: 2, nonce: 'south-000003' });
    const offline = { ticket: others.text, direction: 'entry', people: 2, deviceAt: hours(0) };
    const scans = [
      { ...offline, gate: '南门', nonce: 'south-000004' },
      { ...offline, gate: '北门', nonce: 'north-000002' },
    ];
    const upload = () => organiser.post<UploadReport>(`/events/${eventId}/check-in-uploads`, { scans });
    expect((await upload()).items).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'refused', refusal: 'events.already-inside', conflict: true },
    ]);
    expect((await upload()).items.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated']);

    expect(await organiser.get<AttendanceView>(`/events/${eventId}/attendance`)).toEqual({
      ...{ eventId, registered: 4, inside: 4, came: 2, noShows: 2, walkIns: 2 },
      gates: [{ gate: '南门', entries: 4, exits: 0 }],
    });
    const page = await organiser.get<CheckInPage>(`/events/${eventId}/check-ins?limit=3`);
    expect(page.items).toHaveLength(3);
    const rest = await organiser.get<CheckInPage>(`/events/${eventId}/check-ins?after=${page.next}`);
    expect([...page.items, ...rest.items].filter(({ status }) => status === 'undone')).toMatchObject([
      { id: checkIn.id, undoneBecause: '扫错了人' },
    ]);
  }, 60_000);

  it('people without a registration and those who sign up share the places, and what is undone goes to who waits', async () => {
    const times = { startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1) };
    const { id } = await publishMarket(organiser, { ...times, capacity: 3 });
    const walkIn = await organiser.post<CheckInView>(`/events/${id}/walk-ins`, {
      gate: '南门',
      people: 2,
      nonce: 'walked-000001',
    });
    const mine = await (first as Caller).post<RegistrationView>(`/events/${id}/registrations`, { partySize: 2 });
    expect(mine.status).toBe('waiting');
    const refused = await organiser.raw('POST', `/events/${id}/walk-ins`, {
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ gate: '南门', people: 2, nonce: 'walked-000002' }),
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { detail: 'There are 1 places left for people who have not registered.' },
    ]);
    const offline = { gate: '北门', people: 2, nonce: 'walked-000003', deviceAt: hours(0) };
    const upload = await organiser.post<UploadReport>(`/events/${id}/walk-in-uploads`, { walkIns: [offline] });
    expect(upload.items).toMatchObject([{ outcome: 'accepted', conflict: true, fault: 'events.no-place-for-walk-ins' }]);
    expect(await organiser.get<AttendanceView>(`/events/${id}/attendance`)).toMatchObject({ walkIns: 4, inside: 4 });
    const undo = (checkInId?: string) => organiser.post(`/check-ins/${checkInId}/undo`, { reason: '记错了' });
    await undo(walkIn.id);
    await undo(upload.items[0]?.checkInId);
    await undo(walkIn.id);
    const seen = await (first as Caller).get<{ items: RegistrationView[] }>('/registrations');
    expect(seen.items.find((one) => one.id === mine.id)?.status).toBe('confirmed');
  }, 60_000);
});
