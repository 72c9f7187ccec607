import { defineError } from '../declared-error';

/** An `Idempotency-Key` that is empty, too long or not printable ASCII. */
export const IdempotencyKeyNotValid = defineError('gateway.idempotency-key-not-valid', 'invalid', {
  'zh-CN': 'Idempotency-Key 请求头应为 1 到 255 个可打印 ASCII 字符。',
  en: 'The Idempotency-Key header must be 1 to 255 printable ASCII characters.',
});
