import { Keyring, LeaveLinks } from '@linli/personal-data';
import { Inject, Injectable } from '@nestjs/common';
import { LinkSettings } from '../link-settings';
import { LinkTo } from './notice.view';

export const LINK_SETTINGS = Symbol('link settings');

/** Addresses that notices lead to. */
@Injectable()
export class NoticeLinks {
  private readonly links: LeaveLinks;

  constructor(@Inject(LINK_SETTINGS) { PUBLIC_URL }: LinkSettings, keyring: Keyring) {
    this.links = new LeaveLinks(PUBLIC_URL, keyring);
  }

  /** Where the resident gives up waiting, or an offer, without signing in; undefined where no address of the gateway is set. */
  readonly toLeave: LinkTo = (linked) => this.links.to(linked);
}
