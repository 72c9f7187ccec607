import { Clock } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { TextProvider } from './text.provider';
import { outcomeOf, TextMessage } from './text-message';
import { TextMessageStore } from './text-message.store';

const TICK_MS = 500;
/** Asked of a provider at the same time. */
const AT_ONCE = 10;

/** Sends the text messages that are due, also those that another replica has begun with and left. */
@Injectable()
export class SendTextMessagesRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendTextMessagesRun.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.provider.isOn) this.timer = setInterval(() => this.wake(), TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.running ??= this.sendDue().finally(() => {
      this.running = undefined;
    });
  }

  private async sendDue(): Promise<void> {
    try {
      while (!this.stopped && (await this.sendSome()) === AT_ONCE);
      this.failing = false;
    } catch (error) {
      // Said once for as long as it lasts; the next tick tries again.
      if (!this.failing) this.log.error(`Text messages wait: ${(error as Error).message}`);
      this.failing = true;
    }
  }

  private async sendSome(): Promise<number> {
    const due: TextMessage[] = [];
    for (let taken = await this.next(); taken; taken = due.length < AT_ONCE ? await this.next() : null) due.push(taken);
    await Promise.all(due.map((message) => this.send(message)));
    return due.length;
  }

  private next(): Promise<TextMessage | null> {
    return this.messages.takeDue(this.clock.now());
  }

  private async send(message: TextMessage): Promise<void> {
    const attempt = message.expiresAt > this.clock.now() ? await this.provider.send(this.messages.opened(message)) : 'refused';
    const outcome = outcomeOf(attempt, message, this.clock.now());
    if (outcome.status === 'failed')
      this.log.error(`Text message ${message._id} (${message.template}) was not sent: ${attempt}.`);
    await this.messages.settle(message._id, outcome, this.provider.goesToLog);
  }
}
