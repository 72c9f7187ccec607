import { createHash, randomBytes } from 'node:crypto';
import { CalendarFeedNotFound } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { GatewayConfig } from '../config';
import { publicOrigin } from '../single-sign-on/single-sign-on-settings';
import { CalendarFeed } from './calendar-feed';
import { CalendarFeedStore } from './calendar-feed.store';

const TOKEN_BYTES = 32;

/** The feeds of people's calendars: made, ended, and found by the token of their address. */
@Injectable()
export class CalendarFeeds {
  private readonly origin: string;

  constructor(
    private readonly feeds: CalendarFeedStore,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
    config: GatewayConfig,
  ) {
    this.origin = publicOrigin(config);
  }

  /** A new address for the person's calendar; the one of before ends. */
  async make(accountId: string): Promise<{ feed: CalendarFeed; address: string }> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const feed = { _id: accountId, tokenHash: hashOf(token), madeAt: this.clock.now() };
    await this.feeds.put(feed);
    return { feed, address: `${this.origin}/calendar-feeds/${token}/calendar.ics` };
  }

  /** Throws CalendarFeedNotFound. */
  async of(accountId: string): Promise<CalendarFeed> {
    const feed = await this.feeds.of(accountId);
    if (!feed) throw new CalendarFeedNotFound();
    return feed;
  }

  /** Whose calendar has the address with the token; throws CalendarFeedNotFound, also where the account is being deleted. */
  async ownerBy(token: string): Promise<Account> {
    const feed = await this.feeds.byToken(hashOf(token));
    const account = feed && (await this.accounts.find(feed._id));
    if (!account || account.closingSince) throw new CalendarFeedNotFound();
    return account;
  }

  /** Whether there was a feed to end. */
  end(accountId: string): Promise<boolean> {
    return this.feeds.end(accountId);
  }
}

/** A plain hash will do: nobody guesses 256 bits. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
