import { FetcherKind, OverrideReason } from '@linli/contracts/events';
import { PickUpKind } from './notice';
import { Texts } from './texts';

type PickUpTexts = Pick<Texts, PickUpKind>;

interface Left {
  readonly by: string;
  readonly name: string;
}

const REASONS_ZH: Readonly<Record<OverrideReason, string>> = {
  'guardian-telephoned': '与监护人电话确认',
  'goes-alone': '监护人同意自行离开',
  emergency: '紧急情况（如就医）',
  'handed-to-police': '移交公安机关',
  'list-out-of-date': '接送名单未及时更新，已核对身份',
};

const LEFT_ZH: Readonly<Record<FetcherKind, (name: string) => string>> = {
  person: (name) => `由${name}接走`,
  guardian: () => '由监护人（报名人）接走',
  nobody: () => '离场，未登记由谁接走',
};
const leftZh = ({ by, name }: Left): string => LEFT_ZH[by as FetcherKind](name);

export const PICK_UP_TEXTS_ZH_CN: PickUpTexts = {
  'pick-up-recorded': {
    title: ({ title }) => `已接走：${title}`,
    text: ({ fetchedAt, people, ...left }) => `您报名的 ${people} 人于${fetchedAt}${leftZh(left)}。`,
  },
  'pick-up-overridden': {
    title: ({ title }) => `接送放行提醒：${title}`,
    text: ({ fetchedAt, people, because, ...left }) =>
      `您报名的 ${people} 人于${fetchedAt}${leftZh(left)}，与您登记的接送名单不符，由工作人员放行。原因：${REASONS_ZH[because as OverrideReason]}。如有疑问，请立即联系主办方。`,
  },
  'pick-up-in-doubt': {
    title: ({ title }) => `请核实接送：${title}`,
    text: ({ fetchedAt, people, ...left }) =>
      `您报名的 ${people} 人于${fetchedAt}${leftZh(left)}，与您登记的接送名单不符；当时设备离线，未能核对。请核实，如有疑问请立即联系主办方。`,
  },
  'pick-up-undone': {
    title: ({ title }) => `接走记录有误：${title}`,
    text: ({ fetchedAt, people, mistake, ...left }) =>
      `“${people} 人于${fetchedAt}${leftZh(left)}”的记录有误，已由工作人员撤销，现记为仍在现场。原因：${mistake}。如有疑问，请立即联系主办方。`,
  },
};

const REASONS_EN: Readonly<Record<OverrideReason, string>> = {
  'guardian-telephoned': 'the guardian was telephoned',
  'goes-alone': 'the guardian lets them go alone',
  emergency: 'an emergency, such as an illness',
  'handed-to-police': 'the police have taken over',
  'list-out-of-date': 'the list was out of date, and papers were looked at',
};

const LEFT_EN: Readonly<Record<FetcherKind, (name: string) => string>> = {
  person: (name) => `fetched by ${name}`,
  guardian: () => 'fetched by the guardian who registered',
  nobody: () => 'without it being said who fetches them',
};
const leftEn = ({ by, name }: Left): string => LEFT_EN[by as FetcherKind](name);

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const PICK_UP_TEXTS_EN: PickUpTexts = {
  'pick-up-recorded': {
    title: ({ title }) => `Fetched: ${title}`,
    text: ({ fetchedAt, people: count, ...left }) => `${people(count)} of your party left on ${fetchedAt}, ${leftEn(left)}.`,
  },
  'pick-up-overridden': {
    title: ({ title }) => `Let go by staff: ${title}`,
    text: ({ fetchedAt, people: count, because, ...left }) =>
      `${people(count)} of your party left on ${fetchedAt}, ${leftEn(left)}. That is not what your list allows; staff let them go. Reason: ${REASONS_EN[because as OverrideReason]}. If anything is wrong, please call the organiser at once.`,
  },
  'pick-up-in-doubt': {
    title: ({ title }) => `Please check who fetched: ${title}`,
    text: ({ fetchedAt, people: count, ...left }) =>
      `${people(count)} of your party left on ${fetchedAt}, ${leftEn(left)}. That is not what your list allows; the gate had no network and could not know. If anything is wrong, please call the organiser at once.`,
  },
  'pick-up-undone': {
    title: ({ title }) => `Not fetched after all: ${title}`,
    text: ({ fetchedAt, people: count, mistake, ...left }) =>
      `It was recorded that ${people(count)} of your party left on ${fetchedAt}, ${leftEn(left)}. That was a mistake, which staff have undone; they count as still there. Reason: ${mistake}. If anything is wrong, please call the organiser at once.`,
  },
};
