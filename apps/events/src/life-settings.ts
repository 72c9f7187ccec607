import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** The settings of the life of events among the providers of the service. */
export const LIFE_SETTINGS = Symbol('linli:life-settings');

/** What becomes of events by themselves. */
export class LifeSettings {
  /** So many days after its end an event that is over or called off is put away; 90 if not given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  EVENTS_ARCHIVED_AFTER_DAYS?: number;
}
