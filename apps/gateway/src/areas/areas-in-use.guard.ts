import { plainCode } from '@linli/contracts';
import { AreaNotInUse } from '@linli/contracts/gateway';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { KnownAreas } from './known-areas.run';

/** Refuses what would write down the code of an area that is unknown or was merged into another; its form is judged elsewhere. */
@Injectable()
export class AreasInUseGuard implements CanActivate {
  constructor(private readonly known: KnownAreas) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const wrong = method === 'GET' ? [] : codesIn(body).filter(({ code }) => !this.known.isUsable(plainCode(code)));
    if (wrong.length > 0)
      throw new AreaNotInUse(
        {},
        wrong.map(({ pointer }) => ({ pointer, rule: AreaNotInUse.code })),
      );
    return true;
  }
}

interface CodeAt {
  readonly code: string;
  readonly pointer: string;
}

/** The codes of areas that a body names, where all bodies name them. */
function codesIn(body: unknown): CodeAt[] {
  if (typeof body !== 'object' || body === null) return [];
  const { areaCode, homeAreaCode } = body as Readonly<Record<string, unknown>>;
  const named = [
    { code: areaCode, pointer: '#/areaCode' },
    { code: homeAreaCode, pointer: '#/homeAreaCode' },
    ...LISTS.flatMap((name) => listed(body, name)),
  ];
  return named.filter((each): each is CodeAt => typeof each.code === 'string');
}

/** The fields that list codes of areas. */
const LISTS = ['areaCodes', 'residentsOf'] as const;
const MOST_LISTED = 100;

function listed(body: object, name: (typeof LISTS)[number]) {
  const codes = (body as Readonly<Record<string, unknown>>)[name];
  return (Array.isArray(codes) ? codes.slice(0, MOST_LISTED) : []).map((code: unknown, at) => ({
    code,
    pointer: `#/${name}/${at}`,
  }));
}
