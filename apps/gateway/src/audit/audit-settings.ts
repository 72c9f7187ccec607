import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Three years. */
export const USUAL_DAYS = 1_096;

/** What can be set about the audit. */
export class AuditSettings {
  /** For how many days the record of a change is kept. */
  @IsOptional()
  @IsInt()
  @Min(180)
  @Max(36_500)
  AUDIT_KEPT_DAYS?: number;
}
