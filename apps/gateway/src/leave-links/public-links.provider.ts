import { Actor } from '@linli/contracts';
import { RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { Keyring, LeaveLinks, LinkedRegistration } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { publicOrigin } from '../single-sign-on/single-sign-on-settings';

/** Addresses by which people reach the platform from elsewhere, such as from their calendar. */
@Injectable()
export class PublicLinks {
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;
  private readonly links: LeaveLinks;

  constructor(config: GatewayConfig, keyring: Keyring) {
    this.origin = publicOrigin(config);
    this.links = new LeaveLinks(this.origin, keyring);
  }

  /** Where whoever waits gives that up without signing in; undefined where they do not wait, or the origin is not known. */
  toLeave({ id, residentId, status }: RegistrationView): string | undefined {
    const waits = status === 'waiting' || status === 'offered';
    return waits ? this.links.to({ registrationId: id, residentId }) : undefined;
  }

  /** What the token of such an address stands for; undefined for one that was not given out. */
  read(token: string): LinkedRegistration | undefined {
    return this.links.read(token);
  }

  /** The reply as the actor is told it: each registration of their own that waits with the link by which they leave. */
  completed<R extends object>(reply: R, shape: object, actor: Actor): R | RegistrationView | RegistrationPage {
    const withLink = (one: RegistrationView): RegistrationView => {
      const leaveLink = one.residentId === actor.id ? this.toLeave(one) : undefined;
      return leaveLink === undefined ? one : { ...one, leaveLink };
    };
    if (shape === RegistrationView) return withLink(reply as unknown as RegistrationView);
    if (shape !== RegistrationPage) return reply;
    const page = reply as unknown as RegistrationPage;
    return { ...page, items: page.items.map(withLink) };
  }
}
