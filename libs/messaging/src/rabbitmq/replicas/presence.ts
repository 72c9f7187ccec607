import { Message as AmqpMessage } from 'amqplib';
import { DirectSender } from '../direct-sender';
import { Announcement } from './replicas';

/** The content type of an announcement. */
const REPLICA = 'application/vnd.linli.replica';
const EVERY_MS = 1_000;

export const isAnnouncement = ({ properties }: AmqpMessage): boolean => properties.contentType === REPLICA;

/** Undefined where it is none that we understand. */
export function announcementIn({ content }: AmqpMessage): Announcement | undefined {
  try {
    const { service, queue, leaves } = JSON.parse(content.toString()) as Partial<Announcement>;
    return typeof service === 'string' && typeof queue === 'string' ? { service, queue, ...(leaves && { leaves }) } : undefined;
  } catch {
    return undefined;
  }
}

interface AnnouncementWay {
  readonly sender: DirectSender;
  readonly exchange: string;
  /** Whether requests can be taken and answered. */
  isUp(): boolean;
}

/** Tells everybody who asks that a replica is there, again and again: who comes later hears it, and who has died is missed. */
export class Presence {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly way: AnnouncementWay,
    private readonly announcement: Announcement,
  ) {
    this.tell(announcement);
    this.timer = setInterval(() => this.tell(announcement), EVERY_MS).unref();
  }

  /** Where requests come that are meant for it. */
  get queue(): string {
    return this.announcement.queue;
  }

  leave(): void {
    clearInterval(this.timer);
    this.tell({ ...this.announcement, leaves: true });
  }

  private tell(announcement: Announcement): void {
    const { sender, exchange, isUp } = this.way;
    // While nothing can be taken, others shall be asked.
    if (!isUp()) return;
    try {
      sender.tell(exchange, Buffer.from(JSON.stringify(announcement)), { contentType: REPLICA, persistent: false });
    } catch {
      // The connection is away, and whoever would hear it has lost theirs too, or hears it next time.
    }
  }
}
