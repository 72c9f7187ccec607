import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { workOff } from '../due/work-off';
import { TextProvider } from './text.provider';
import { outcomeOf, TextMessage } from './text-message';
import { TextMessageStore } from './text-message.store';

const TICK_MS = 500;

/** Sends the text messages that are due, also those that another replica has begun with and left. */
@Injectable()
export class SendTextMessagesRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SendTextMessagesRun.name);
  private readonly sending = new Recurring(
    () => this.sendDue(),
    ({ message }) => this.log.error(`Text messages wait: ${message}`),
  );

  constructor(
    private readonly messages: TextMessageStore,
    private readonly provider: TextProvider,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.provider.isOn) this.sending.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sending.stop();
  }

  private sendDue(): Promise<void> {
    return workOff({
      take: () => this.messages.takeDue(this.clock.now()),
      work: (message) => this.send(message),
      isOver: () => this.sending.isStopped,
    });
  }

  private async send(message: TextMessage): Promise<void> {
    const attempt = message.expiresAt > this.clock.now() ? await this.provider.send(this.messages.opened(message)) : 'refused';
    const outcome = outcomeOf(attempt, message, this.clock.now());
    if (outcome.status === 'failed')
      this.log.error(`Text message ${message._id} (${message.template}) was not sent: ${attempt}.`);
    await this.messages.settle(message._id, outcome, this.provider.goesToLog);
  }
}
