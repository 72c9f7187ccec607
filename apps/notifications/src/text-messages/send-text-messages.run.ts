import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { Gathering } from '../due/gathering';
import { Pace } from '../due/pace';
import { Shares } from '../due/shares';
import { TextProvider } from './text.provider';
import { outcomeOf, TextMessage } from './text-message';
import { Settled, TextMessageStore } from './text-message.store';

const TICK_MS = 500;
/** Posted at the same time. */
const AT_ONCE = 64;
/** There must be room for so many, or nothing under way, before the next are taken: each time costs the store the same, however many they are. */
const LEAST_TAKEN = 16;
const PROVIDER = 'provider';

/** Sends the text messages that are due, also those that another replica has begun with and left. */
@Injectable()
export class SendTextMessagesRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendTextMessagesRun.name);
  private readonly complain = ({ message }: Error) => this.log.error(`Text messages wait: ${message}`);
  private readonly sending = new Recurring(() => this.beginWhatIsDue(), this.complain);
  private readonly shares = new Shares({ inAll: AT_ONCE, each: AT_ONCE });
  private readonly settling = new Gathering<Settled>((some) =>
    this.messages.settle(some, { keepValues: this.provider.goesToLog }),
  );
  private readonly pace: Pace;
  private later: NodeJS.Timeout | undefined;

  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
    private readonly clock: Clock,
  ) {
    this.pace = new Pace(provider.perSecond);
  }

  onApplicationBootstrap(): void {
    if (this.provider.isOn) this.sending.start(TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.later);
    await this.sending.stop();
    await this.shares.allOver();
  }

  /** As many as there is room for, in one pass; those that end make room for others. */
  private async beginWhatIsDue(): Promise<void> {
    while (!this.sending.isStopped && this.hasRoom) {
      const room = this.pace.allows(this.shares.free);
      if (room === 0) return this.beginLater();
      const due = await this.messages.takeDue(this.clock.now(), room);
      this.pace.begin(due.length);
      for (const message of due) this.begin(message);
      if (due.length < room) return;
    }
  }

  private get hasRoom(): boolean {
    return this.shares.free >= LEAST_TAKEN;
  }

  private begin(message: TextMessage): void {
    const over = this.shares.begin(PROVIDER, () => this.send(message).catch(this.complain));
    void over.then(() => (this.hasRoom ? this.sending.wake() : undefined));
  }

  /** When the pace allows it again. */
  private beginLater(): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.sending.wake(), Math.ceil(this.pace.waitMs));
  }

  private async send(message: TextMessage): Promise<void> {
    const isOfUse = message.expiresAt > this.clock.now();
    const { attempt, pauseMs = 0 } = isOfUse
      ? await this.provider.send(this.messages.opened(message))
      : { attempt: 'refused' as const };
    if (pauseMs > 0) this.pace.pause(pauseMs);
    const outcome = outcomeOf(attempt, message, this.clock.now());
    if (outcome.status === 'failed')
      this.log.error(`Text message ${message._id} (${message.template}) was not sent: ${attempt}.`);
    await this.settling.add({ id: message._id, outcome });
  }
}
