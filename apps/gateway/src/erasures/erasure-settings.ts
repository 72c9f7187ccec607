import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A week to think it over. */
export const USUAL_GRACE_DAYS = 7;

/** What can be set about the deletion of accounts. */
export class ErasureSettings {
  /** For how many days a deletion can be cancelled before it begins; the law asks for an answer within 15 working days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(15)
  ERASURE_GRACE_DAYS?: number;
}
