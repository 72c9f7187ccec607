import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Three years. */
export const USUAL_DAYS = 1_096;

/** What can be set about the record of who has looked at whose data. */
export class DataAccessSettings {
  /** For how many days it is kept that somebody has looked. */
  @IsOptional()
  @IsInt()
  @Min(180)
  @Max(36_500)
  ACCESS_KEPT_DAYS?: number;
}
