import { defineError } from '../declared-error';

export const QuestionNamedTwice = defineError('events.question-named-twice', 'rule-broken', {
  'zh-CN': '“{question}”重复。',
  en: '“{question}” is there twice.',
});

export const QuestionNotValid = defineError('events.question-not-valid', 'invalid', {
  'zh-CN':
    '问题“{question}”的设置与其类型不符：只有选择题有选项，上下限须与类型一致且下限不大于上限，按人回答的问题须填写参加者。',
  en: '“{question}” does not go with its kind: only questions of choice have choices, bounds are those of the kind and the lower is not above the upper, and what each person answers needs people who are named.',
});

export const FormNotKnown = defineError('events.form-not-known', 'not-found', {
  'zh-CN': '这场活动没有该版本的报名表。',
  en: 'The event has no form of that version.',
});

export const FormNotFilledIn = defineError('events.form-not-filled-in', 'not-found', {
  'zh-CN': '该报名没有填写报名表。',
  en: 'No form was filled in for this registration.',
});

export const RegistrationEnded = defineError('events.registration-ended', 'conflict', {
  'zh-CN': '该报名已结束，不能再修改。',
  en: 'This registration has ended and can no longer be changed.',
});

export const QuestionNotKnown = defineError('events.question-not-known', 'rule-broken', {
  'zh-CN': '报名表中没有问题“{question}”，或该问题不在此处回答。',
  en: 'The form has no question “{question}”, or it is not answered here.',
});

export const QuestionAnsweredTwice = defineError('events.question-answered-twice', 'rule-broken', {
  'zh-CN': '问题“{question}”回答了两次。',
  en: '“{question}” is answered twice.',
});

export const AnswerMissing = defineError('events.answer-missing', 'rule-broken', {
  'zh-CN': '请回答问题“{question}”。',
  en: 'Please answer “{question}”.',
});

export const AnswerOfAnotherKind = defineError('events.answer-of-another-kind', 'rule-broken', {
  'zh-CN': '问题“{question}”须填写 {field}，且只填写这一项。',
  en: '“{question}” is answered with `{field}`, and nothing beside.',
});

export const AnswerNotAChoice = defineError('events.answer-not-a-choice', 'rule-broken', {
  'zh-CN': '问题“{question}”没有选项“{choice}”，或该选项重复。',
  en: '“{choice}” cannot be chosen in answer to “{question}”, or is chosen twice.',
});

export const AnswerOutOfBounds = defineError('events.answer-out-of-bounds', 'rule-broken', {
  'zh-CN': '问题“{question}”的回答超出范围（{least} 至 {most}）。',
  en: 'The answer to “{question}” is out of bounds ({least} to {most}).',
});

export const ConsentNotGiven = defineError('events.consent-not-given', 'rule-broken', {
  'zh-CN': '须同意“{question}”才能报名。',
  en: 'Signing up needs your consent: “{question}”.',
});

export const AttendeesNotAsked = defineError('events.attendees-not-asked', 'rule-broken', {
  'zh-CN': '这场活动不登记参加者姓名。',
  en: 'This event does not ask for the names of those who come.',
});

export const AttendeesMissing = defineError('events.attendees-missing', 'rule-broken', {
  'zh-CN': '请填写全部 {people} 位参加者的姓名。',
  en: 'Please name all {people} people who come.',
});

export const AttendeesExceedParty = defineError('events.attendees-exceed-party', 'rule-broken', {
  'zh-CN': '参加者不能多于报名人数（{people} 人）。',
  en: 'No more people can be named than the party has: {people}.',
});

/** Everything that can be wrong with a form that is filled in. */
export const NOT_FILLED_IN_WELL = [
  QuestionNotKnown,
  QuestionAnsweredTwice,
  AnswerMissing,
  AnswerOfAnotherKind,
  AnswerNotAChoice,
  AnswerOutOfBounds,
  ConsentNotGiven,
  AttendeesNotAsked,
  AttendeesMissing,
  AttendeesExceedParty,
];
