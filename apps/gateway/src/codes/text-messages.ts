import { ANONYMOUS, Language } from '@linli/contracts';
import { SEALED_FOR, SendTextMessage, TextTemplate } from '@linli/contracts/notifications';
import { MessageClient } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';

interface Text {
  /** Under one id it is sent once; a new one if not given. */
  readonly id?: string;
  readonly phone: string;
  readonly template: TextTemplate;
  readonly values: Readonly<Record<string, string | number>>;
  readonly language: Language;
  readonly expiresAt: Date;
}

/** Hands text messages to the notifications service; number and values are sealed on their way and there. */
@Injectable()
export class TextMessages {
  constructor(
    private readonly client: MessageClient,
    private readonly keyring: Keyring,
  ) {}

  /** Throws TextMessagesOff where they are not set up, ServiceUnavailable where nobody takes it. */
  async send({ id = newId(), phone, values, template, language, expiresAt }: Text): Promise<void> {
    const sealed = (field: string, text: string) => this.keyring.seal(text, { collection: SEALED_FOR, field, id });
    const body = { id, to: sealed('to', phone), values: sealed('values', JSON.stringify(values)), template, language };
    await this.client.ask(SendTextMessage, { ...body, expiresAt: expiresAt.toISOString() }, { actor: ANONYMOUS });
  }
}
