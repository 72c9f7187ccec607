import { BilingualTitle } from '@linli/contracts';

/** The local copy of an enterprise or unit, as far as teams need it. */
export interface Organisation {
  readonly _id: string;
  readonly name: BilingualTitle;
  readonly revision: number;
}
