import { randomUUID } from 'node:crypto';
import { Operation } from './document';
import { Side } from './side';

/** A request as it can be sent. */
export interface ExampleRequest {
  readonly method: string;
  readonly path: string;
  readonly mediaType: string;
  readonly body?: string;
}

/** The operation's own example, made to be about things of the side. */
export function requestTo(operation: Operation, side: Side): ExampleRequest {
  const { method, path, requestBody, operationId } = operation;
  const example = Object.values(requestBody?.content['application/json']?.examples ?? {})[0]?.value;
  const table = TABLES[operationId]?.(side);
  return {
    method,
    path: path.replace(/\{(\w+)\}/g, (_place, name: string) => thingOf(side, operation, name)) + queryOf(operation, side),
    mediaType: table === undefined ? 'application/json' : 'text/csv',
    ...(example !== undefined && { body: JSON.stringify(adapted(example, side)) }),
    ...(table !== undefined && { body: table }),
  };
}

/** What must stand in the query string: the area that is asked about. */
function queryOf({ parameters = [] }: Operation, { areaCode }: Side): string {
  const asksForArea = parameters.some((one) => one.in === 'query' && one.required && one.name === 'areaCode');
  return asksForArea ? `?areaCode=${areaCode}` : '';
}

/** Operations that take a table: one row each, of the side's area. */
const TABLES: Readonly<Record<string, (side: Side) => string>> = {
  importEnterprises: ({ areaCode }) => `区域代码,名称,英文名称\n${areaCode},导入店,Imported shop`,
  importUnits: ({ areaCode }) => `区域代码,名称,英文名称,办理类别\n${areaCode},导入窗口,Imported office,tax`,
  importAreas: ({ areaCode }) => `区域代码,名称,英文名称\n${areaCode},导入社区,Imported community`,
  importResidents: () => '手机号,姓名\n13966669999,导入居民',
};

/** Operations on drafts need one; a thing that the side has none of is nothing. */
function thingOf({ things, areaCode }: Side, { operationId }: Operation, name: string): string {
  if (name === 'code') return areaCode;
  if (name === 'eventId' && operationId === 'publishCommunityEvent') return things.draftId as string;
  return things[name] ?? randomUUID();
}

/** The example with ids, areas and times that mean something here. */
function adapted(value: unknown, side: Side): unknown {
  if (Array.isArray(value)) return value.map((one) => adapted(one, side));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inPlace(name, inner, side)]));
}

function inPlace(name: string, value: unknown, side: Side): unknown {
  if (name === 'areaCode' || name === 'code') return side.areaCode;
  if (name === 'areaCodes') return [side.areaCode];
  if (name === 'roles') return ['organiser'];
  if (name in side.things) return side.things[name];
  return adapted(value, side);
}
