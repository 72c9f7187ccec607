import { maskName, maskPhone, normalMobileNumber } from '@linli/contracts';
import {
  AnswerBody,
  AttendeeBody,
  AttendeesExceedParty,
  AttendeesMissing,
  AttendeesNotAsked,
  AttendeeView,
  FilledFormView,
  RegistrationView,
} from '@linli/contracts/events';
import { Fault, faultsOf, kept } from './answers';
import { NO_FORM, SignUpForm } from './form';

/** What one party has filled in, and which version of the form it answers. */
export interface Filled {
  readonly version: number;
  readonly answers: readonly AnswerBody[];
  readonly attendees: readonly AttendeeView[];
}

/** It as it is kept beside its registration, whose id it has. */
export interface FilledForm extends Filled {
  readonly _id: string;
  readonly eventId: string;
  readonly filledAt: Date;
}

/** What a party answers. */
export interface Given {
  readonly partySize: number;
  readonly answers?: readonly AnswerBody[];
  readonly attendees?: readonly AttendeeBody[];
}

/** The form filled in; undefined where nothing is asked. Throws what is wrong first, with every place where it is wrong. */
export function fillIn(form: SignUpForm = NO_FORM, { partySize, answers = [], attendees = [] }: Given): Filled | undefined {
  const [ofParty, ofEach] = [askedPer(form, 'registration'), askedPer(form, 'attendee')];
  refuse([
    ...faultsOf(ofParty, answers, '#/answers'),
    ...faultsOfAttendees(form, attendees, partySize),
    ...attendees.flatMap(({ answers: own = [] }, at) => faultsOf(ofEach, own, `#/attendees/${at}/answers`)),
  ]);
  if (form.questions.length === 0 && form.attendees === 'none') return undefined;
  const named = attendees.map(({ answers: own = [], ...person }) => ({ ...tidy(person), answers: kept(ofEach, own) }));
  return { version: form.version, answers: kept(ofParty, answers), attendees: named };
}

const askedPer = ({ questions }: SignUpForm, whom: 'registration' | 'attendee') =>
  questions.filter(({ per = 'registration' }) => per === whom);

function faultsOfAttendees({ attendees: rule }: SignUpForm, named: readonly AttendeeBody[], people: number): Fault[] {
  const here = { pointer: '#/attendees', params: { people } };
  if (rule === 'none') return named.length > 0 ? [{ ...here, Broken: AttendeesNotAsked }] : [];
  if (named.length > people) return [{ ...here, Broken: AttendeesExceedParty }];
  return rule === 'required' && named.length < people ? [{ ...here, Broken: AttendeesMissing }] : [];
}

function refuse(faults: readonly Fault[]): void {
  const [first] = faults;
  if (!first) return;
  const alike = faults.filter(({ Broken }) => Broken === first.Broken);
  throw new first.Broken(
    first.params,
    alike.map(({ pointer, params }) => ({ pointer, rule: first.Broken.code, params })),
  );
}

const tidy = ({ name, phone, birthYear }: AttendeeBody) => ({
  name: name.trim(),
  ...(phone !== undefined && { phone: normalMobileNumber(phone) }),
  ...(birthYear !== undefined && { birthYear }),
});

/** The form as it is read, with names and numbers in full or masked. */
export function filledViewOf(form: FilledForm, { inFull }: { inFull: boolean }): FilledFormView {
  const { version, answers, attendees, filledAt } = form;
  return {
    ...{ version, answers: answers.map((answer) => ({ ...answer })), filledAt: filledAt.toISOString() },
    attendees: attendees.map((person) => (inFull ? { ...person } : masked(person))),
  };
}

/** The registration with what was filled in for it, where something was. */
export const withFilled = (view: RegistrationView, form: FilledForm | undefined, shown: { inFull: boolean }): RegistrationView =>
  form ? { ...view, form: filledViewOf(form, shown) } : view;

/** Who the party is, as far as it has named its people. */
export function namesIn(form: FilledForm | undefined, { inFull }: { inFull: boolean }): { names?: string[] } {
  const names = form?.attendees.map(({ name }) => (inFull ? name : maskName(name))) ?? [];
  return names.length > 0 ? { names } : {};
}

const masked = ({ name, phone, ...rest }: AttendeeView): AttendeeView => ({
  ...{ name: maskName(name), ...rest },
  ...(phone !== undefined && { phone: maskPhone(phone) }),
});
