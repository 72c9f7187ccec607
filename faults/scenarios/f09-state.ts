import { Database } from '../check/stores';
import { Bench } from './bench';
import { Story } from './f09-stories';

/** Where the services keep what they know of an event, by which field it is found, and what differs from run to run. */
const KEPT: readonly { readonly in: Database; readonly name: string; readonly by: string; readonly not: readonly string[] }[] = [
  { in: 'volunteers', name: 'communityEvents', by: '_id', not: [] },
  { in: 'notifications', name: 'occasions', by: '_id', not: ['turns'] },
  { in: 'notifications', name: 'participations', by: 'occasionId', not: [] },
  { in: 'notifications', name: 'reminders', by: 'occasionId', not: [] },
  { in: 'notifications', name: 'notices', by: 'subjectId', not: ['_id', 'at'] },
];

/** What is known of the story's event in the end, as comparable text: its ids are replaced by what they stand for. */
export async function stateOf({ stores }: Bench, story: Story): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const kept of KEPT) {
    const documents = await stores
      .of(kept.in, kept.name)
      .find({ [kept.by]: story.eventId })
      .toArray();
    const texts = documents.map((document) => textOf(document, kept.not, story));
    state[kept.name] = texts.sort().join('\n');
  }
  return state;
}

function textOf(document: object, not: readonly string[], { eventId, registrationIds }: Story): string {
  const fields = Object.entries(document).filter(([field]) => !not.includes(field));
  const text = JSON.stringify(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))));
  return registrationIds.reduce(
    (left, id, at) => left.replaceAll(id, `registration ${at}`),
    text.replaceAll(eventId, 'the event'),
  );
}
