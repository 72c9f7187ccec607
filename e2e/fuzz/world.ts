import { randomUUID } from 'node:crypto';
import { Role } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';

/** Stands in everything private of the other area; nobody of this area may ever read it. */
export const SECRET_OF_THE_OTHER_AREA = 'SECRET-OF-THE-OTHER-AREA';

const HERE = '510108903901';
const THERE = '510104001001';

const STAFF: readonly Role[] = ['organiser', 'moderator', 'specialist', 'supervisor', 'administrator'];

const named = (word: string) => ({ zh: `${word} 名`, en: word });

interface Side {
  readonly areaCode: string;
  readonly word: string;
  readonly people: Readonly<Record<string, Caller>>;
  readonly ids: readonly string[];
}

/** People of one area with something to protect in another one. */
export class World {
  private constructor(
    private readonly here: Side,
    private readonly seen: string[],
  ) {}

  static async settle(linli: Linli): Promise<World> {
    const [here, there] = [await settleSide(linli, HERE, 'public'), await settleSide(linli, THERE, SECRET_OF_THE_OTHER_AREA)];
    return new World(here, [...here.ids, ...there.ids, randomUUID()]);
  }

  /** Names of who sends requests: people of this area, nobody, and somebody with a forged token. */
  get people(): string[] {
    return [...Object.keys(this.here.people), 'nobody', 'a forger'];
  }

  /** Ids of things here and there, and of nothing. */
  readonly ids = (): readonly string[] => this.seen;

  /** The bearer token to send; none for nobody. */
  async tokenOf(name: string): Promise<string | undefined> {
    if (name === 'a forger') return 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.';
    return this.here.people[name]?.token();
  }

  /** Signs the person in again, where their session has ended on the way. */
  signInAgain(name: string): void {
    this.here.people[name]?.forget();
  }

  /** Ids that answers told are of interest for further requests; the latest hundred. */
  remember(text: string): void {
    for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g)) {
      if (this.seen.includes(id)) continue;
      this.seen.push(id);
      if (this.seen.length > 100) this.seen.splice(20, 1);
    }
  }
}

async function settleSide(linli: Linli, areaCode: string, word: string): Promise<Side> {
  const staff = await Promise.all(STAFF.map((role) => somebody(linli, { roles: [role], areaCodes: [areaCode], name: word })));
  const [organiser] = staff as [Caller];
  const draft = await organiser.post<CommunityEventView>('/events', aMarket({ areaCode, title: named(word), text: named(word) }));
  const open = await organiser.post<CommunityEventView>('/events', aMarket({ areaCode }));
  await organiser.post(`/events/${open.id}/publish`);
  const unit = await organiser.post<{ id: string }>('/units', { areaCode, name: named('office'), categories: ['premises'] });
  const shop = await organiser.post<{ id: string }>('/enterprises', { areaCode, name: named('shop') });
  const handler = await somebody(linli, { roles: ['handler'], memberOf: [unit.id], name: word });
  const owner = await somebody(linli, { roles: ['enterprise'], memberOf: [shop.id], name: word });
  const text = { text: word, category: 'premises', enterpriseId: shop.id };
  const request = await owner.post<{ id: string }>('/requests', text);
  const [resident, volunteer] = [
    await somebody(linli, { name: word }),
    await somebody(linli, { roles: ['volunteer'], name: word }),
  ];
  const registration = await resident.post<{ id: string }>(`/events/${open.id}/registrations`, { partySize: 1 });
  const people = {
    ...Object.fromEntries(STAFF.map((role, at) => [role, staff[at] as Caller])),
    handler,
    owner,
    resident,
    volunteer,
  };
  return { areaCode, word, people, ids: [draft, open, unit, shop, request, registration].map(({ id }) => id) };
}
