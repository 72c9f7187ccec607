import { Acting, actsInArea, BilingualTitle, OutsideOwnArea } from '@linli/contracts';
import { FoundTeamBody, TeamLanguage } from '@linli/contracts/volunteers';

/** A group of volunteers at home in one area. */
export interface Team {
  readonly _id: string;
  readonly areaCode: string;
  readonly name: BilingualTitle;
  readonly languages: readonly TeamLanguage[];
  readonly members: number;
  /** The enterprise or unit that the team belongs to. */
  readonly hostId?: string;
  readonly foundedAt: Date;
}

/** One volunteer in one team, at most once. */
export interface Membership {
  readonly _id: string;
  readonly teamId: string;
  readonly volunteerId: string;
  readonly joinedAt: Date;
}

/** A new team without members, of an organiser of the area. */
export function found(id: string, { areaCode, name, languages, hostId }: FoundTeamBody, { actor, now }: Acting): Team {
  if (!actsInArea(actor, areaCode, 'organiser')) throw new OutsideOwnArea();
  return {
    _id: id,
    areaCode,
    name,
    languages: [...new Set(languages)],
    members: 0,
    ...(hostId !== undefined && { hostId }),
    foundedAt: now,
  };
}
