import { errorAt } from '@linli/contracts';
import { ConsentNeeded, ConsentVersions } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { Agreement, assertInForce, ConsentOrigin } from './consent';
import { Consents } from './consents';

/** What nobody gets an account without: agreement to the terms of use and the privacy notice. */
@Injectable()
export class Agreeing {
  constructor(private readonly consents: Consents) {}

  /** What is agreed to. Throws ConsentNeeded where nothing is, ConsentTextChanged where it is not what is in force. */
  checked(versions: ConsentVersions | undefined): readonly Agreement[] {
    if (!versions) throw errorAt(ConsentNeeded, '#/consent');
    const agreements: Agreement[] = [
      { purpose: 'terms-of-use', version: versions.terms },
      { purpose: 'privacy-notice', version: versions.privacy },
    ];
    for (const agreement of agreements) assertInForce(agreement);
    return agreements;
  }

  /** May be called within a transaction. Throws ChangedMeanwhile. */
  async record(accountId: string, agreements: readonly Agreement[], origin: ConsentOrigin): Promise<void> {
    for (const agreement of agreements) await this.consents.give(accountId, agreement, origin);
  }
}
