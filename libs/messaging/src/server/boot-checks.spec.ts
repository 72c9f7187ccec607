import { defineCommand, defineEvent } from '@linli/contracts';
import { HandlerRecord } from '../handlers/handles';
import { problemsOf } from './boot-checks';

class Body {}
const Open = defineCommand('events.open', { body: Body, reply: Body });
const Opened = defineEvent('events.opened', 1, { body: Body, subject: () => '' });
const Foreign = defineCommand('volunteers.open', { body: Body, reply: Body });
const ForeignFact = defineEvent('volunteers.opened', 1, { body: Body, subject: () => '' });

const handles = (contract: HandlerRecord['contract'], publishes: HandlerRecord['publishes'] = []): HandlerRecord => ({
  name: contract.name,
  contract,
  publishes,
});

describe('the checks at start', () => {
  it('find nothing wrong when each request has one handler', () => {
    expect(problemsOf('events', [handles(Open, [Opened])], [Open, Opened])).toEqual([]);
  });

  it('name a request without a handler, with an instruction', () => {
    expect(problemsOf('events', [], [Open, Opened])).toEqual([
      expect.stringMatching(/^events\.open has no handler: add a class/),
    ]);
  });

  it('name a request with two handlers once', () => {
    expect(problemsOf('events', [handles(Open), handles(Open)], [Open])).toEqual([
      expect.stringContaining('more than one handler'),
    ]);
  });

  it('name a preparation that nobody calls', () => {
    const prepares = { prepares: true };
    expect(
      problemsOf(
        'events',
        [
          { ...handles(Opened), ...prepares },
          { ...handles(Open), ...prepares },
        ],
        [Open, Opened],
      ),
    ).toEqual([expect.stringMatching(/^events\.opened.* has a prepare\(\) that nobody calls/)]);
  });

  it('name handlers and facts that belong to another service, all at once', () => {
    const problems = problemsOf('events', [handles(Open, [ForeignFact]), handles(Foreign)], [Open]);
    expect(problems).toEqual([
      expect.stringContaining('volunteers.open belongs to'),
      expect.stringContaining('only volunteers may'),
    ]);
  });
});
