import { ConsentNeeded, ConsentVersions } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { Consent } from './account';

/** The versions where nobody has named others. */
const FIRST_VERSION = '2026-11';

/** Knows which terms and which privacy policy are in force. */
@Injectable()
export class Consents {
  readonly present: ConsentVersions;

  constructor(
    { TERMS_VERSION = FIRST_VERSION, PRIVACY_VERSION = FIRST_VERSION }: GatewayConfig,
    private readonly clock: Clock,
  ) {
    this.present = { terms: TERMS_VERSION, privacy: PRIVACY_VERSION };
  }

  /** The consent, given now; throws ConsentNeeded where nothing, or something else than what is in force, was agreed to. */
  given(versions: ConsentVersions | undefined): Consent {
    const { present } = this;
    if (versions?.terms !== present.terms || versions.privacy !== present.privacy)
      throw new ConsentNeeded({ ...present }, [{ pointer: '#/consent', rule: ConsentNeeded.code }]);
    return { ...present, at: this.clock.now() };
  }
}
