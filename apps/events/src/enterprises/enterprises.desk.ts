import { RegisterForEventBody } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { EnterpriseStore } from './enterprise.store';

/** Which requests of a sitting are for enterprises that staff have verified: asked once for all of them, where the event is for enterprises. */
@Injectable()
export class Enterprises {
  private readonly verified = new WeakSet<object>();

  constructor(private readonly enterprises: EnterpriseStore) {}

  /** Undefined where the event takes people of any enterprise, or of none. */
  lookUp(requests: readonly Looking<RegisterForEventBody>[], { signUpRules }: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.verified.delete(body);
    if (signUpRules.placesPerEnterprise === 0 || signUpRules.unverifiedEnterprises) return undefined;
    const ids = new Set(requests.flatMap(({ body }) => body.enterpriseId ?? []));
    return ids.size > 0 ? this.ask(requests, [...ids]) : undefined;
  }

  isVerified(request: object): boolean {
    return this.verified.has(request);
  }

  private async ask(requests: readonly Looking<RegisterForEventBody>[], ids: readonly string[]): Promise<void> {
    const verified = await this.enterprises.verifiedAmong(ids);
    for (const { body } of requests) if (body.enterpriseId && verified.has(body.enterpriseId)) this.verified.add(body);
  }
}
