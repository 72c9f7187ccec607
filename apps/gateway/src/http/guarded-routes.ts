import { RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ruleFor } from './access';

/** The methods of the controllers by the routes that they answer, such as `GET /areas/:areaCode`. */
export function handlersByRoute(controllers: readonly Type[]): ReadonlyMap<string, object> {
  const found = new Map<string, object>();
  for (const controller of controllers)
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(controller.prototype))) {
      const method: RequestMethod | undefined =
        typeof value === 'function' ? Reflect.getMetadata(METHOD_METADATA, value) : undefined;
      if (method === undefined) continue;
      const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, value)];
      found.set(`${RequestMethod[method]} ${pathOf(parts)}`, value);
    }
  return found;
}

/** Routes at which the guard reads a token, and counts the request for its account; what others answer, such as the documentation, it never sees. */
export function guardedRoutes(controllers: readonly Type[]): ReadonlySet<string> {
  const guarded = [...handlersByRoute(controllers)].filter(([, handler]) => ruleFor(handler) !== undefined);
  return new Set(guarded.map(([route]) => route));
}

/** The route of a request as it is named there; HEAD is answered as GET is. */
export const routeOf = (method: string, url = ''): string => `${method === 'HEAD' ? 'GET' : method} ${url}`;

const pathOf = (parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
