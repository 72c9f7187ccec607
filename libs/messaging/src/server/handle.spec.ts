import { defineQuery } from '@linli/contracts';
import {
  CallHandler,
  Injectable,
  Module,
  NestInterceptor,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { CustomTransportStrategy, MessageHandler, Server } from '@nestjs/microservices';
import { map } from 'rxjs';
import { Handles } from '../handlers/handles';
import { MessageContext } from '../handlers/message-context';
import { handleOf } from './handle';

class Words {
  text: string;
}

/** A query of that name, one for each handler. */
const say = (name: string) => defineQuery<Words, Words>(`events.${name}`, { body: Words, reply: Words });

async function answer({ text }: Words): Promise<Words> {
  if (text === 'break') throw new TypeError('broken on purpose');
  return { text };
}

@Handles(say('plain'))
class Plain {
  handle(words: Words): Promise<Words> {
    return answer(words);
  }
}

@Handles(say('guarded'))
@UseGuards({ canActivate: () => false })
class Guarded {
  handle(words: Words): Promise<Words> {
    return answer(words);
  }
}

@Handles(say('piped'))
class Piped {
  @UsePipes({ transform: ({ text }: Words) => ({ text: `${text}, piped` }) })
  handle(words: Words): Promise<Words> {
    return answer(words);
  }
}

const instead: NestInterceptor = { intercept: (_, next: CallHandler) => next.handle().pipe(map(() => ({ text: 'instead' }))) };

@Handles(say('intercepted'))
@UseInterceptors(instead)
class Intercepted {
  handle(words: Words): Promise<Words> {
    return answer(words);
  }
}

@UseFilters({ catch: () => ({ text: 'caught' }) })
@Handles(say('filtered'))
class Filtered {
  handle(words: Words): Promise<Words> {
    return answer(words);
  }
}

let instances = 0;

@Injectable({ scope: Scope.REQUEST })
@Handles(say('anew'))
class Anew {
  private readonly number = String(++instances);

  async handle(): Promise<Words> {
    return { text: this.number };
  }
}

@Module({ controllers: [Plain, Guarded, Piped, Intercepted, Filtered, Anew] })
class Handlers {}

/** Keeps what Nest hands to a transport. */
class Transport extends Server implements CustomTransportStrategy {
  listen(started: () => void): void {
    started();
  }
  close(): void {}
  on(): void {}
  unwrap<T>(): T {
    return this as unknown as T;
  }
}

const transport = new Transport();
let stop: () => Promise<void>;
let modules: ModuleRef;

beforeAll(async () => {
  const app = await NestFactory.createMicroservice(Handlers, { strategy: transport, logger: false });
  await app.listen();
  modules = app.get(ModuleRef);
  stop = () => app.close();
});
afterAll(() => stop());

const callbackOf = (name: string) => transport.getHandlers().get(`events.${name}`) as MessageHandler;
const NO_CONTEXT = {} as MessageContext;
const handled = (name: string, text = 'tea') => handleOf(callbackOf(name), modules)({ text }, NO_CONTEXT);

describe('the work of a handler', () => {
  it('is done without Nest where nothing of Nest’s lies on the way', async () => {
    const callback = callbackOf('plain');
    const unused = Object.assign(() => Promise.reject(new Error('through Nest')), { extras: callback.extras });
    await expect(handleOf(unused, modules)({ text: 'tea' }, NO_CONTEXT)).resolves.toEqual({ text: 'tea' });
    await expect(handled('plain', 'break')).rejects.toThrow(TypeError);
  });

  it('goes through the guards, pipes, interceptors and filters that the handler declares', async () => {
    await expect(handled('guarded')).rejects.toThrow('Forbidden');
    await expect(handled('piped')).resolves.toEqual({ text: 'tea, piped' });
    await expect(handled('intercepted')).resolves.toEqual({ text: 'instead' });
    await expect(handled('filtered', 'break')).resolves.toEqual({ text: 'caught' });
  });

  it('is done by an instance of its own for each message where the handler asks for one', async () => {
    const [first, second] = [await handled('anew'), await handled('anew')];
    expect(first).not.toEqual(second);
  });

  it('goes through Nest where its modules are not known', async () => {
    const handle = handleOf(callbackOf('plain'), undefined);
    await expect(handle({ text: 'tea' }, NO_CONTEXT)).resolves.toEqual({ text: 'tea' });
    await expect(handle({ text: 'break' }, NO_CONTEXT)).rejects.toThrow(TypeError);
  });
});
