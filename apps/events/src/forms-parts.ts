import { ChangeRegistrationFormHandler } from './forms/change-registration-form.handler';
import { EARLIER_FORM, EarlierFormSchema, FILLED_FORM, FilledFormSchema } from './forms/form.schema';
import { FormStore } from './forms/form.store';
import { GetRegistrationFormHandler } from './forms/get-registration-form.handler';
import { GetSignUpFormHandler } from './forms/get-sign-up-form.handler';
import { ResealFormsRun } from './forms/reseal-forms.run';
import { SetSignUpFormHandler } from './forms/set-sign-up-form.handler';

/** What the feature adds to the service. */
export const FORMS_PARTS = {
  schemas: [
    { name: FILLED_FORM, schema: FilledFormSchema },
    { name: EARLIER_FORM, schema: EarlierFormSchema },
  ],
  handlers: [SetSignUpFormHandler, GetSignUpFormHandler, ChangeRegistrationFormHandler, GetRegistrationFormHandler],
  providers: [FormStore, ResealFormsRun],
};
