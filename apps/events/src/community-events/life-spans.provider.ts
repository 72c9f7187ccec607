import { Inject, Injectable } from '@nestjs/common';
import { LIFE_SETTINGS, LifeSettings } from '../life-settings';

const USUAL_ARCHIVED_AFTER_DAYS = 90;

/** How long events stay where they are, as the configuration says. */
@Injectable()
export class LifeSpans {
  readonly archivedAfterDays: number;

  constructor(@Inject(LIFE_SETTINGS) { EVENTS_ARCHIVED_AFTER_DAYS = USUAL_ARCHIVED_AFTER_DAYS }: LifeSettings) {
    this.archivedAfterDays = EVENTS_ARCHIVED_AFTER_DAYS;
  }
}
