import { CommunityEventView, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, residents } from './system/people';

let linli: Linli;

beforeAll(async () => {
  linli = await Linli.start();
}, 90_000);
afterAll(() => linli.stop(), 60_000);

describe('50 people who want the last place at the same moment', () => {
  it('get one confirmation and a waiting list in order', async () => {
    const [organiser, people] = [await anOrganiser(linli), await residents(linli, 50)];
    await Promise.all(people.map((person) => person.id()));
    const { id } = await publishMarket(organiser, { capacity: 1 });
    const path = `/events/${id}/registrations`;
    const answers = await Promise.all(people.map((person) => person.post<RegistrationView>(path, { partySize: 1 })));
    const arrivals = (status: string) => answers.filter((answer) => answer.status === status).map(({ arrival }) => arrival);
    expect(arrivals('confirmed')).toEqual([1]);
    expect(arrivals('waiting').sort((a, b) => a - b)).toEqual(Array.from({ length: 49 }, (_, at) => at + 2));
    const list = await organiser.get<RegistrationPage>(`${path}?status=waiting&limit=100`);
    expect(list.items.map(({ arrival }) => arrival)).toEqual(Array.from({ length: 49 }, (_, at) => at + 2));
    expect(await linli.anybody.get<CommunityEventView>(`/events/${id}`)).toMatchObject({ placesTaken: 1, peopleWaiting: 49 });
  }, 60_000);
});
