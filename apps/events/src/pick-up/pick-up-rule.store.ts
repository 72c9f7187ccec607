import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { PickUpRule } from './pick-up-rule';
import { PICK_UP_RULE } from './pick-up-rule.schema';
import { saveVersion } from './versioned.store';

@Injectable()
export class PickUpRuleStore {
  constructor(@InjectModel(PICK_UP_RULE) private readonly rules: Model<PickUpRule>) {}

  /** Undefined where nobody has ever said who may fetch. */
  async of(eventId: string): Promise<PickUpRule | undefined> {
    return (await this.rules.findById(eventId).lean<PickUpRule>()) ?? undefined;
  }

  /** One version on; throws ChangedMeanwhile where somebody else was first. */
  save(rule: PickUpRule): Promise<void> {
    return saveVersion(this.rules, rule);
  }
}
