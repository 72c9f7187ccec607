import { BoundedMap } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { SaidOfPlaces, UnitLimit } from './unit';
import { UNIT_LIMIT } from './unit.schema';

/** For so long it is believed what a unit has said. */
const FRESH_MS = 2_000;
/** Units of which that is known at a time. */
const MOST_UNITS = 10_000;

@Injectable()
export class UnitLimitStore {
  /** With until when that is believed, on the clock of the process. */
  private readonly known = new BoundedMap<string, { readonly limit: SaidOfPlaces; readonly until: number }>(MOST_UNITS);

  constructor(@InjectModel(UNIT_LIMIT) private readonly limits: Model<UnitLimit>) {}

  async find(unitId: string): Promise<UnitLimit | undefined> {
    return (await this.limits.findById(unitId).lean<UnitLimit>()) ?? undefined;
  }

  async save(limit: UnitLimit): Promise<void> {
    await this.limits.replaceOne({ _id: limit._id }, limit, { upsert: true });
  }

  /** At how many events one person may have places, as far as that was learned some moments ago; undefined where it was not. */
  believedOf(unitId: string): SaidOfPlaces | undefined {
    const known = this.known.get(unitId);
    return known && known.until > performance.now() ? known.limit : undefined;
  }

  /** At how many events one person may have places, to be believed for some moments. */
  async learnOf(unitId: string): Promise<SaidOfPlaces> {
    const limit = (await this.find(unitId)) ?? { placesPerPerson: 0 };
    this.known.set(unitId, { limit, until: performance.now() + FRESH_MS });
    return limit;
  }
}
