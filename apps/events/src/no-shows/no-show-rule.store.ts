import { ChangedMeanwhile } from '@linli/contracts';
import { BoundedMap } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { around, NoShowRule, ruleAmong } from './no-show-rule';
import { NO_SHOW_RULE } from './no-show-rule.schema';

/** For so long it is believed which rule holds in an area. */
const FRESH_MS = 2_000;
/** Areas of which that is known at a time. */
const MOST_AREAS = 10_000;

/** Which rule holds in an area. */
export interface Holding {
  /** The area whose rule it is; undefined where there is none. */
  readonly ruleOf: string | undefined;
}

@Injectable()
export class NoShowRuleStore {
  /** With until when that is believed, on the clock of the process. */
  private readonly known = new BoundedMap<string, Holding & { readonly until: number }>(MOST_AREAS);

  constructor(@InjectModel(NO_SHOW_RULE) private readonly rules: Model<NoShowRule>) {}

  /** What the area and those around it say: one for each at most. */
  allAround(areaCode: string): Promise<NoShowRule[]> {
    return this.rules.find({ _id: { $in: around(areaCode) } }).lean<NoShowRule[]>();
  }

  /** The rule that holds in the area; undefined where there is none. */
  async holdingIn(areaCode: string): Promise<NoShowRule | undefined> {
    return ruleAmong(await this.allAround(areaCode));
  }

  /** The rule that holds in the area, as far as that was learned some moments ago; undefined where it was not. */
  believedIn(areaCode: string): Holding | undefined {
    const known = this.known.get(areaCode);
    return known && known.until > performance.now() ? known : undefined;
  }

  /** The rule that holds in the area, to be believed for some moments. */
  async learnOf(areaCode: string): Promise<Holding> {
    const ruleOf = (await this.holdingIn(areaCode))?._id;
    this.known.set(areaCode, { ruleOf, until: performance.now() + FRESH_MS });
    return { ruleOf };
  }

  /** Throws ChangedMeanwhile when what the area says is not as it was before. */
  async save(before: NoShowRule | undefined, after: NoShowRule): Promise<void> {
    if (!before) {
      await this.rules.insertOne(after);
      return;
    }
    const { _id, revision } = before;
    const { matchedCount } = await this.rules.replaceOne({ _id, revision }, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }
}
