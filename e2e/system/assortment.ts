import { EnterpriseView } from '@linli/contracts/business-service';
import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './events';
import { Linli, NOON } from './linli';
import { anOrganiser, residents, somebody, WANGPING } from './people';

const NAMES = ['Tea', 'Books', 'Tea', 'apples'];
const MINUTE_MS = 60_000;

/** A neighbourhood with some of everything that lists can be sorted by, much of it equal. */
export class Assortment {
  organiser!: Caller;
  /** Who handles its requests. */
  handler!: Caller;
  /** An event that people have come to, and said how it was. */
  market!: CommunityEventView;

  private constructor(private readonly linli: Linli) {}

  static async in(linli: Linli): Promise<Assortment> {
    const made = new Assortment(linli);
    made.organiser = await anOrganiser(linli);
    made.market = await publishMarket(made.organiser, { capacity: 10 });
    const people = await residents(linli, 4);
    await made.somePublished();
    await made.someRegistered();
    made.handler = await made.someRequests();
    await made.someCame(people);
    return made;
  }

  private minute(count: number): Promise<void> {
    return this.linli.setClock(new Date(NOON.getTime() + count * MINUTE_MS));
  }

  /** Drafted in one order, published in another, starting in a third. */
  private async somePublished(): Promise<void> {
    const drafts: CommunityEventView[] = [];
    for (const startsAt of [hours(90), hours(80), hours(90)])
      drafts.push(await this.organiser.post<CommunityEventView>('/events', aMarket({ startsAt, endsAt: hours(95) })));
    for (const [at, { id }] of drafts.reverse().entries()) {
      await this.minute(at + 1);
      await this.organiser.post(`/events/${id}/publish`);
    }
  }

  private async someRegistered(): Promise<void> {
    for (const [at, en] of NAMES.entries()) {
      await this.minute(10 + at);
      await this.organiser.post('/enterprises', { areaCode: WANGPING, name: { zh: `店${at}`, en } });
      await this.organiser.post('/units', { areaCode: WANGPING, name: { zh: `窗口${at}`, en }, categories: ['other'] });
      await this.organiser.post('/teams', { areaCode: WANGPING, name: { zh: `队${at}`, en }, languages: ['zh'] });
    }
    const areas = ['3301', '330106', '330106001', '330106002'].map((code, at) => ({
      code,
      name: { zh: `区${at}`, en: NAMES[at] },
    }));
    await this.linli.administrator.post('/areas', { areas });
  }

  private async someRequests(): Promise<Caller> {
    const desk = { areaCode: WANGPING, name: { zh: '便民窗口', en: 'Front desk' }, categories: ['premises'] };
    const { id: unitId } = await this.organiser.post<{ id: string }>('/units', desk);
    const { id } = await this.organiser.post<EnterpriseView>('/enterprises', {
      areaCode: WANGPING,
      name: { zh: '面馆', en: 'Noodles' },
    });
    const owner = await somebody(this.linli, { roles: ['enterprise'], memberOf: [id] });
    const handler = await somebody(this.linli, { roles: ['handler'], memberOf: [unitId] });
    for (const at of [30, 31, 32]) {
      await this.minute(at);
      await owner.post('/requests', { enterpriseId: id, category: 'premises', text: '门前能否摆桌？' });
    }
    return handler;
  }

  /** Sign up, come, and say how it was. */
  private async someCame(people: readonly Caller[]): Promise<void> {
    await this.minute(40);
    const parties: RegistrationView[] = [];
    for (const one of people)
      parties.push(await one.post<RegistrationView>(`/events/${this.market.id}/registrations`, { partySize: 1 }));
    await this.linli.setClock(new Date(hours(72.1)));
    for (const one of [this.organiser, ...people]) one.forget();
    for (const { id } of parties)
      await this.organiser.post(`/events/${this.market.id}/check-ins`, {
        registrationId: id,
        gate: 'east',
        direction: 'entry',
        people: 1,
        nonce: id,
      });
    await this.linli.setClock(new Date(hours(76)));
    for (const [at, one] of people.entries())
      await one.post(`/events/${this.market.id}/feedback`, { rating: [3, 5, 3, 1][at], comment: `Comment ${at}` });
    // Back to when the others are still to come.
    await this.minute(50);
    for (const one of [this.organiser, this.handler, this.linli.administrator]) one.forget();
  }
}
