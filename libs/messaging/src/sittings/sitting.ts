import { setTimeout as pause } from 'node:timers/promises';
import { ChangedMeanwhile, DeclaredError, EditedMeanwhile, KeyReused } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { asRepeated } from '../handlers/repeated';
import { Desk, Matter, NotWritable, Overtaken, SittingRecord } from '../handlers/together';
import { InboxRow } from '../inbox/inbox.schema';
import { InboxStore } from '../inbox/inbox.store';
import { crashPoint } from '../on-purpose';
import { OutboxRelay } from '../outbox/outbox-relay';
import { PendingMessages } from '../outbox/pending-messages';
import { lookUp } from './look-up';
import { Finding, Petition } from './petition';

/** How often a sitting is held anew because somebody else wrote first. */
const ATTEMPTS = 40;
const LONGEST_PAUSE_MS = 50;

interface Parts {
  readonly inbox: InboxStore;
  readonly relay: OutboxRelay;
}

/** One sitting on one matter: all petitions are answered when it resolves, and it never rejects. */
export class Sitting {
  private readonly pendings = new Map<Petition, PendingMessages>();
  /** Petitions that are there twice: they come after their twin, whose answer the inbox has by then. */
  readonly later: Petition[] = [];

  constructor(
    private readonly desk: Desk<Matter>,
    private readonly key: string,
    private readonly parts: Parts,
  ) {}

  async hold(petitions: readonly Petition[]): Promise<void> {
    let open = petitions;
    try {
      for (let attempt = 1; open.length > 0; attempt++) {
        if (attempt > ATTEMPTS) throw new ChangedMeanwhile();
        if (attempt > 2) await pause(Math.random() * Math.min(2 * attempt, LONGEST_PAUSE_MS));
        open = await this.holdOnce(open);
      }
    } catch (error) {
      if (error instanceof NotWritable) return this.singleOut(open, error);
      for (const { reject } of open) reject(error);
    }
  }

  /** Each half by itself, until those are found that cannot be granted. */
  private async singleOut(petitions: readonly Petition[], { refusal }: NotWritable): Promise<void> {
    if (petitions.length === 1) return petitions[0]?.reject(refusal);
    const middle = petitions.length >> 1;
    await this.hold(petitions.slice(0, middle));
    await this.hold(petitions.slice(middle));
  }

  /** Resolves with those that have to be heard again. */
  private async holdOnce(petitions: readonly Petition[]): Promise<readonly Petition[]> {
    const matter = await this.desk.open(this.key);
    const open = await this.withoutKnown(petitions, matter);
    const lookingUp = lookUp(open, matter);
    if (lookingUp) await lookingUp;
    const findings = open.map((petition) => this.hear(petition, matter));
    const broken = findings.find(({ refusal }) => refusal !== undefined && !(refusal instanceof DeclaredError));
    if (broken) {
      // Nobody can say what it has left half done.
      matter.undo();
      broken.petition.reject(broken.refusal);
      return open.filter((petition) => petition !== broken.petition);
    }
    if (!(await this.settle(findings, matter))) return open;
    for (const finding of findings) answer(finding);
    return [];
  }

  /** Those that were granted before get the answer of then. A petition that is there twice is heard once. */
  private async withoutKnown(petitions: readonly Petition[], matter: Matter): Promise<readonly Petition[]> {
    const heard = new Set<string>();
    const [first, again]: [Petition[], Petition[]] = [[], []];
    for (const petition of petitions) {
      (heard.has(petition.messageId) ? again : first).push(petition);
      heard.add(petition.messageId);
    }
    const doubtful = first.filter((petition) => petition.memory && !petition.isNew(petition.origin, matter));
    const known = doubtful.length > 0 ? await this.parts.inbox.answers(doubtful.map(keyOf)) : NONE;
    for (const petition of doubtful) answerAgain(petition, known.get(keyOf(petition)));
    this.later.push(...again);
    return first.filter((petition) => !known.has(keyOf(petition)));
  }

  private hear(petition: Petition, matter: Matter): Finding {
    const { origin, messageId } = petition;
    const outbox = new PendingMessages(origin);
    this.pendings.set(petition, outbox);
    try {
      if (petition.expected !== undefined && petition.expected !== matter.revision) throw new EditedMeanwhile();
      const { actor, now } = origin;
      return { petition, reply: petition.decide({ actor, now, messageId, outbox }, matter) };
    } catch (refusal) {
      return { petition, refusal };
    }
  }

  /** False where it must be held anew. */
  private async settle(findings: readonly Finding[], matter: Matter): Promise<boolean> {
    if (!matter.isChanged) return matter.confirm();
    try {
      await this.parts.relay.admit({ mayPublish: true });
      crashPoint('before-write');
      await matter.write(this.recordOf(findings));
      crashPoint('after-write');
      return true;
    } catch (error) {
      matter.undo();
      if (error instanceof Overtaken) return false;
      throw error;
    }
  }

  private recordOf(findings: readonly Finding[]): SittingRecord {
    const granted = findings.filter(({ reply }) => reply !== undefined);
    return {
      rowId: newId(),
      answers: granted.flatMap(({ petition: { memory }, reply }) =>
        memory ? [{ ...memory, reply: JSON.stringify(reply) }] : [],
      ),
      messages: granted.flatMap(({ petition }) => this.pendings.get(petition)?.messages ?? []),
    };
  }
}

const NONE: ReadonlyMap<string, InboxRow> = new Map();

const keyOf = ({ memory }: Petition): string => memory?.key ?? '';

function answer({ petition, reply, refusal }: Finding): void {
  if (refusal === undefined) petition.resolve(reply);
  else petition.reject(refusal);
}

function answerAgain(petition: Petition, known: InboxRow | undefined): void {
  if (!known?.reply) return;
  if (known.bodyHash === petition.memory?.bodyHash) petition.resolve(asRepeated(JSON.parse(known.reply)));
  else petition.reject(new KeyReused());
}
