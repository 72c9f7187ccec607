import { randomUUID } from 'node:crypto';
import { Linli } from '../system/linli';
import { Side, settleSide } from '../world/side';

/** Stands in everything private of the other area; nobody of this area may ever read it. */
export const SECRET_OF_THE_OTHER_AREA = 'SECRET-OF-THE-OTHER-AREA';

const HERE = { areaCode: '510108903901', word: 'public' };
const THERE = { areaCode: '510104001001', word: SECRET_OF_THE_OTHER_AREA };

/** Ids that requests choose from, at most. */
const MOST_IDS = 100;

/** People of one area, with something to protect in another one. */
export class World {
  private readonly seen: string[];

  private constructor(
    private readonly here: Side,
    there: Side,
  ) {
    this.seen = [...Object.values(here.things), ...Object.values(there.things), randomUUID()];
  }

  static async settle(linli: Linli): Promise<World> {
    return new World(await settleSide(linli, HERE), await settleSide(linli, THERE));
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
    return this.personOf(name)?.token();
  }

  /** Signs the person in again, where their session has ended on the way. */
  signInAgain(name: string): void {
    this.personOf(name)?.forget();
  }

  /** Ids that answers told are of interest for further requests. */
  remember(text: string): void {
    for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g)) {
      if (this.seen.includes(id)) continue;
      this.seen.push(id);
      if (this.seen.length > MOST_IDS) this.seen.splice(MOST_IDS / 2, 1);
    }
  }

  private personOf(name: string) {
    return this.here.people[name as keyof Side['people']];
  }
}
