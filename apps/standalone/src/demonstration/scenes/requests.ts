import { EnterpriseRequestView } from '@linli/contracts/business-service';
import { PEOPLE, PersonName } from '../seed/people';
import { Story } from '../story';

interface Submission {
  readonly from: PersonName;
  readonly to: PersonName;
  readonly enterpriseId: string;
  readonly category: string;
  readonly text: string;
}

const HOUR_MS = 3_600_000;

/** A request that is answered the next day and confirmed. */
export async function quickRequest(story: Story, enterpriseId: string): Promise<void> {
  await story.at(-17, '09:30');
  const text = '店外临时摊位需要占道，如何办理？';
  const request = await submit(story, { from: 'teaHouse', to: 'centreHandler', enterpriseId, category: 'premises', text });
  await story.at(-16, '10:00');
  await accept(story, request, ['centreHandler', 'teaHouse']);
  await answer(story, request, ['centreHandler', 'teaHouse', '请携营业执照到街道便民服务中心，当日可办结。']);
  await confirm(story, request, ['teaHouse', 'centreHandler']);
}

/** A request that is nearly forgotten: the reminder comes, it is answered, reopened, answered again and confirmed. */
export async function slowRequest(story: Story, enterpriseId: string): Promise<void> {
  const text = 'Which licence do I need to sell second-hand books and serve coffee?';
  const request = await submit(story, { from: 'bookshop', to: 'businessHandler', enterpriseId, category: 'licensing', text });
  const dueSoon = Date.parse(request.dueAt) - 24 * HOUR_MS;
  await story.until(new Date(dueSoon));
  story.due('request-due-soon', request.id, 'businessHandler');
  story.tell('reminded', { count: 1, what: request.number });
  await story.until(new Date(dueSoon + HOUR_MS));
  await accept(story, request, ['businessHandler', 'bookshop']);
  await answer(story, request, ['businessHandler', 'bookshop', 'A food business registration and a publications retail permit.']);
  await story.act('bookshop', `/requests/${request.id}/reopen`, { reason: 'Does the permit also cover used books?' });
  story.due('request-reopened', request.id, 'businessHandler');
  story.tell('requestReopened', { who: PEOPLE.bookshop.name, number: request.number });
  await story.until(new Date(dueSoon + 2 * HOUR_MS));
  await accept(story, request, ['businessHandler', 'bookshop']);
  await answer(story, request, ['businessHandler', 'bookshop', 'Yes, used books are covered by the same permit.']);
  await confirm(story, request, ['bookshop', 'businessHandler']);
}

/** A request that is still open when the story ends. */
export async function openRequest(story: Story, enterpriseId: string): Promise<void> {
  const text = '周末滨江路临时停车位能否增加？';
  await submit(story, { from: 'teaHouse', to: 'centreHandler', enterpriseId, category: 'traffic', text });
}

async function submit(story: Story, { from, to, ...body }: Submission): Promise<EnterpriseRequestView> {
  const request = await story.act<EnterpriseRequestView>(from, '/requests', body);
  story.due('request-received', request.id, from);
  story.due('request-assigned', request.id, from);
  story.due('request-assigned-to-unit', request.id, to);
  const due = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(request.dueAt),
  );
  story.tell('requestSent', { who: PEOPLE[from].name, number: request.number, unit: request.unitName[story.in], due });
  return request;
}

async function accept(
  story: Story,
  { id, number }: EnterpriseRequestView,
  [handler, enterprise]: [PersonName, PersonName],
): Promise<void> {
  await story.act(handler, `/requests/${id}/accept`);
  story.due('request-accepted', id, enterprise);
  story.tell('requestAccepted', { who: PEOPLE[handler].name, number });
}

async function answer(
  story: Story,
  { id, number }: EnterpriseRequestView,
  [by, to, text]: [by: PersonName, to: PersonName, text: string],
): Promise<void> {
  await story.act(by, `/requests/${id}/answer`, { answer: text });
  story.tally.answers += 1;
  story.due('request-answered', id, to);
  story.tell('requestAnswered', { who: PEOPLE[by].name, number });
}

async function confirm(story: Story, { id, number }: EnterpriseRequestView, [by, to]: [PersonName, PersonName]): Promise<void> {
  await story.act(by, `/requests/${id}/confirm`);
  story.due('request-closed', id, to);
  story.tell('requestConfirmed', { who: PEOPLE[by].name, number });
}
