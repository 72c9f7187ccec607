import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { versionOf } from './programme';
import { hasRest, SessionsAt } from './rest';
import { SessionStore } from './session.store';

/** The sessions of a programme that has begun: read once for those of a sitting who move what is to come, or what was put off. */
@Injectable()
export class SessionsKnown {
  private readonly known = new WeakMap<object, SessionsAt>();

  constructor(private readonly sessions: SessionStore) {}

  /** Undefined where nobody needs to know. */
  lookUp(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    const isPutOff = communityEvent.status === 'postponed' && communityEvent.programme !== undefined;
    return isPutOff || requests.some(({ now }) => hasRest(communityEvent, now)) ? this.ask(requests, communityEvent) : undefined;
  }

  /** What sessions there are, where there are any. */
  lookUpAll(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    return communityEvent.programme ? this.ask(requests, communityEvent) : undefined;
  }

  /** Of the request that they were looked up for. */
  of(request: object): SessionsAt {
    return this.known.get(request) ?? { version: -1, sessions: [] };
  }

  private async ask(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> {
    const known = { version: versionOf(communityEvent), sessions: await this.sessions.allOf(communityEvent._id) };
    for (const { body } of requests) this.known.set(body, known);
  }
}
