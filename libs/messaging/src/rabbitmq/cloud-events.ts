import { createHash } from 'node:crypto';
import { Actor, Grant } from '@linli/contracts';
import { Message as AmqpMessage, Options } from 'amqplib';
import { Envelope, Message } from '../broker/message';
import { foreignHeaders, PREFIX } from './foreign-headers';

/** The message's properties and headers as CloudEvents binds them to AMQP; the actor is JSON text. */
export const toProperties = ({ envelope, headers }: Message): Options.Publish => ({
  messageId: envelope.id,
  type: envelope.type,
  timestamp: Math.floor(Date.parse(envelope.time) / 1000),
  correlationId: envelope.correlationid,
  contentType: 'application/json',
  headers: { ...headers, ...toHeaders(envelope) },
});

function toHeaders({ actor, ...attributes }: Envelope): Record<string, string> {
  const headers: Record<string, string> = { [`${PREFIX}specversion`]: '1.0' };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) headers[PREFIX + name] = value;
  if (actor) headers[`${PREFIX}actor`] = JSON.stringify(actor);
  return headers;
}

/** What arrived, whoever sent it: unknown headers are carried along, and a missing or malformed attribute is replaced by the best that is known, the id by one that stays the same however often the message comes. */
export function toMessage(arrived: AmqpMessage): Message {
  const headers = foreignHeaders(arrived.properties.headers);
  return { envelope: toEnvelope(arrived), ...(headers && { headers }), body: arrived.content.toString('utf8') };
}

function toEnvelope({ content, fields, properties }: AmqpMessage): Envelope {
  const attribute = (name: string): string | undefined => text(properties.headers?.[PREFIX + name]);
  const type = attribute('type') ?? text(properties.type) ?? fields.routingKey;
  const id = attribute('id') ?? text(properties.messageId) ?? idOf(type, content);
  return {
    id,
    type,
    source: attribute('source') ?? text(properties.appId) ?? 'unknown',
    time: instant(attribute('time')) ?? instant(properties.timestamp) ?? new Date().toISOString(),
    correlationid: attribute('correlationid') ?? text(properties.correlationId) ?? id,
    ...optional('subject', attribute('subject')),
    ...optional('causationid', attribute('causationid')),
    ...optional('traceparent', attribute('traceparent')),
    ...optional('actor', toActor(attribute('actor'))),
    ...optional('operation', attribute('operation')),
    ...optional('reason', attribute('reason')),
    ...optional('expected', attribute('expected')),
    ...optional('deadline', instant(attribute('deadline'))),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const optional = <Value>(name: keyof Envelope, value: Value | undefined): object =>
  value === undefined ? {} : { [name]: value };

/** An attribute is text, AMQP's own timestamp a number of seconds. */
function instant(value: unknown): string | undefined {
  const date = new Date(typeof value === 'number' ? value * 1000 : (text(value) ?? Number.NaN));
  if (Number.isNaN(date.getTime())) return undefined;
  return typeof value === 'string' ? value : date.toISOString();
}

const idOf = (type: string, content: Buffer): string => createHash('sha256').update(`${type}\n`).update(content).digest('hex');

/** An actor that is not whole is none: nobody gains a role by a broken header. */
function toActor(json: string | undefined): Actor | undefined {
  try {
    const actor: unknown = JSON.parse(json ?? 'null');
    return isActor(actor) ? actor : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the value is an actor with all its parts: nobody gains a role by a broken one. */
export const isActor = (value: unknown): value is Actor => {
  const { id, roles, areaCodes, memberOf, grants = [], ...home } = (value ?? {}) as Partial<Record<keyof Actor, unknown>>;
  const { homeAreaCode = '', formerHomeAreaCode = '' } = home;
  const lists = [roles, areaCodes, memberOf, [homeAreaCode, formerHomeAreaCode]];
  return text(id) !== undefined && lists.every(isTexts) && Array.isArray(grants) && grants.every(isGrant);
};

const isGrant = (value: unknown): value is Grant => {
  const { role, areaCode = '', organisationId = '' } = (value ?? {}) as Partial<Record<keyof Grant, unknown>>;
  return isTexts([role, areaCode, organisationId]);
};

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
