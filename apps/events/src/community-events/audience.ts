import { errorAt, Home, livesIn } from '@linli/contracts';
import { HomeAreaMissing, ResidentsOfOtherAreas } from '@linli/contracts/events';
import { CommunityEvent } from './community-event';

/** Whom an event is for: the residents of these areas, or everybody where none is named. */
export type Audience = Pick<CommunityEvent, 'residentsOf'>;

/**
 * Throws HomeAreaMissing for who has not said where they live, or said less than the event asks, and ResidentsOfOtherAreas for who lives elsewhere.
 * `because` names the field that has led to the event.
 */
export function assertInvited({ residentsOf = [] }: Audience, home: Home, because: string): void {
  if (residentsOf.length === 0 || livesIn(home, residentsOf)) return;
  const { homeAreaCode = '' } = home;
  const isTooWide = residentsOf.some((code) => code.startsWith(homeAreaCode));
  throw errorAt(isTooWide ? HomeAreaMissing : ResidentsOfOtherAreas, because);
}
