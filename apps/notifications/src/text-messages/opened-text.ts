import { SEALED_FOR } from '@linli/contracts/notifications';
import { Keyring } from '@linli/personal-data';
import { TextMessage } from './text-message';
import { textOf } from './text-texts';

/** A text message as the provider needs it. */
export interface OpenedText {
  readonly to: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly text: string;
}

/** The message in the clear; without values where it has none any more. */
export function openedText(message: TextMessage, keyring: Keyring): OpenedText {
  const { _id: id, to, values = '' } = message;
  const opened = values === '' ? {} : JSON.parse(keyring.open(values, { collection: SEALED_FOR, field: 'values', id }));
  return { to: keyring.open(to, { collection: SEALED_FOR, field: 'to', id }), values: opened, text: textOf(message, opened) };
}
