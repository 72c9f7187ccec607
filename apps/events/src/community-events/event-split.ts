import { BilingualTitle } from '@linli/contracts';
import { SplitUnderWay } from '@linli/contracts/events';

/** Which registrations go to which other event; of the event that they go to only from where they come. */
export interface Split {
  readonly with: string;
  /** From that number in order of arrival on. */
  readonly fromArrival?: number;
  readonly registrationIds?: readonly string[];
  /** Those who lived in one of these areas when they registered. */
  readonly residentsOf?: readonly string[];
  readonly reason?: BilingualTitle;
}

/** Throws SplitUnderWay while registrations go from one event to another. */
export function assertWhole({ split }: { readonly split?: Split }): void {
  if (split) throw new SplitUnderWay();
}
